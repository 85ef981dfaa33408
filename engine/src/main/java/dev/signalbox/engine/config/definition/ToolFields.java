package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.Fields;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.workflow.ShellRule.Effect;
import dev.signalbox.kernel.workflow.ToolRules.Limits;
import dev.signalbox.kernel.workflow.draft.ToolsDraft;
import dev.signalbox.kernel.workflow.draft.ToolsDraft.ShellRuleDraft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the tool rules of a phase: `allowed_tools`, `forbidden_tools` and `tool_constraints`.
///
/// Constraints are written by subject (`paths`, `shell`, `network`, `limits`) or by tool (`write_files`, `edit_files`,
/// `bash`, `web_fetch`). Both say the same: one set of paths holds for every tool and for the box around them.
final class ToolFields {
    private static final Map<String, Effect> EFFECTS =
            Map.of("allow", Effect.ALLOW, "ask", Effect.ASK, "deny", Effect.DENY);
    private static final long DAY = 24 * 3600L;
    private static final long MOST_WRITTEN = 100 << 20;
    private static final long MOST_SHOWN = 10 << 20;

    private final List<Located<String>> writable = new ArrayList<>();
    private final List<Located<String>> forbidden = new ArrayList<>();
    private final List<ShellRuleDraft> shell = new ArrayList<>();
    private final List<Located<String>> hosts = new ArrayList<>();
    private Limits limits = Limits.DEFAULT;
    private boolean saysWritable;

    private ToolFields() {}

    static ToolsDraft read(Fields phase) {
        var tools = new ToolFields();
        phase.section("tool_constraints", "tool_constraints").ifPresent(tools::constraints);
        return new ToolsDraft(
                phase.texts("allowed_tools"),
                phase.texts("forbidden_tools"),
                tools.saysWritable ? Optional.of(tools.writable) : Optional.empty(),
                tools.forbidden,
                tools.shell,
                tools.hosts,
                tools.limits);
    }

    private void constraints(Fields fields) {
        fields.section("paths", "paths").ifPresent(paths -> paths(paths, "writable", "protected"));
        fields.section("write_files", "write_files")
                .ifPresent(paths -> paths(paths, "allowed_paths", "forbidden_paths"));
        fields.section("edit_files", "edit_files").ifPresent(paths -> paths(paths, "allowed_paths", "forbidden_paths"));
        fields.sections("shell", "a shell rule").stream().map(ToolFields::rule).forEach(shell::add);
        fields.section("bash", "bash").ifPresent(this::commands);
        fields.section("network", "network").ifPresent(network -> hosts(network, "hosts"));
        fields.section("web_fetch", "web_fetch").ifPresent(fetch -> hosts(fetch, "allowed_hosts"));
        fields.section("limits", "limits").ifPresent(this::limits);
        fields.done();
    }

    private void paths(Fields fields, String allowedKey, String forbiddenKey) {
        saysWritable |= fields.has(allowedKey);
        add(fields.texts(allowedKey), writable);
        add(fields.texts(forbiddenKey), forbidden);
        fields.done();
    }

    private static void add(List<Located<String>> given, List<Located<String>> known) {
        given.stream()
                .filter(each -> known.stream().noneMatch(other -> other.value().equals(each.value())))
                .forEach(known::add);
    }

    private static ShellRuleDraft rule(Fields fields) {
        var effect = fields.needChoice("effect", EFFECTS).orElse(Effect.DENY);
        var rule = new ShellRuleDraft(
                effect, fields.needTexts("programs"), fields.texts("args"), fields.text("reason", usual(effect)));
        fields.done();
        return rule;
    }

    private static String usual(Effect effect) {
        return switch (effect) {
            case ALLOW -> "the workflow allows it";
            case ASK -> "the workflow wants a person's word";
            case DENY -> "the workflow forbids it";
        };
    }

    private void commands(Fields fields) {
        fields.texts("allowed_commands").forEach(command -> shell.add(command(Effect.ALLOW, command)));
        fields.texts("forbidden_commands").forEach(command -> shell.add(command(Effect.DENY, command)));
        fields.done();
    }

    /// `npm test` speaks of the program `npm` and the argument `test`.
    private static ShellRuleDraft command(Effect effect, Located<String> command) {
        var words = Arrays.stream(command.value().strip().split("\\s+"))
                .map(command::with)
                .toList();
        return new ShellRuleDraft(effect, words.subList(0, 1), words.subList(1, words.size()), usual(effect));
    }

    private void hosts(Fields fields, String key) {
        add(fields.texts(key), hosts);
        fields.done();
    }

    private void limits(Fields fields) {
        limits = new Limits(
                fields.number("timeout_seconds", 1, DAY, Limits.DEFAULT.timeoutSeconds()),
                fields.number("max_write_bytes", 1, MOST_WRITTEN, Limits.DEFAULT.maxWriteBytes()),
                fields.number("max_output_bytes", 1, MOST_SHOWN, Limits.DEFAULT.maxOutputBytes()));
        fields.done();
    }
}
