package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.glob.TextPattern;
import dev.signalbox.kernel.workflow.PathPattern;
import dev.signalbox.kernel.workflow.ShellRule;
import dev.signalbox.kernel.workflow.ToolRules;
import dev.signalbox.kernel.workflow.draft.ToolsDraft.ShellRuleDraft;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks what the workers of a phase may do.
final class ToolsCheck {
    private static final String SUBMIT = "submit_artifact";
    private static final Set<String> WRITERS = Set.of("write_files", "edit_files");
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*");
    private static final Pattern PROGRAM = Pattern.compile("\\*|[A-Za-z0-9_.+/-]{1,100}");

    private ToolsCheck() {}

    static void check(PhaseDraft phase, Notes notes) {
        var tools = phase.tools();
        notes.allKnown(tools.allowed(), "tool", notes.vocabulary().tools());
        notes.allKnown(tools.forbidden(), "tool", notes.vocabulary().tools());
        var allowed = Notes.values(tools.allowed());
        tools.forbidden().stream()
                .filter(tool -> allowed.contains(tool.value()))
                .forEach(tool -> notes.problems()
                        .at(
                                tool,
                                "tool '%s' is both allowed and forbidden".formatted(tool.value()),
                                "keep it in one of the lists"));
        tools.forbidden().stream()
                .filter(tool ->
                        tool.value().equals(SUBMIT) && !phase.artifacts().isEmpty())
                .forEach(tool -> notes.problems()
                        .at(tool, "the phase asks for artifacts and forbids handing them in", "allow " + SUBMIT));
        tools.writable().stream().flatMap(List::stream).forEach(path -> path(path, notes));
        tools.forbiddenPaths().forEach(path -> path(path, notes));
        tools.shell().forEach(rule -> rule(rule, notes));
        tools.hosts().forEach(host -> form(host, HOST, "host", "write a host name, or '*.' and a domain", notes));
    }

    static void path(Located<String> path, Notes notes) {
        PathPattern.fault(path.value()).ifPresent(fault -> bad(path, fault, notes));
    }

    private static void bad(Located<String> pattern, Glob.Fault fault, Notes notes) {
        notes.problems().at(pattern, "bad pattern '%s': %s".formatted(pattern.value(), fault.message()), fault.fix());
    }

    private static void rule(ShellRuleDraft rule, Notes notes) {
        rule.programs()
                .forEach(program -> form(program, PROGRAM, "program", "write the name of one program, or '*'", notes));
        rule.args().forEach(arg -> TextPattern.fault(arg.value()).ifPresent(fault -> bad(arg, fault, notes)));
    }

    private static void form(Located<String> text, Pattern form, String kind, String fix, Notes notes) {
        if (!form.matcher(text.value()).matches()) {
            notes.problems().at(text, "'%s' is not the name of a %s".formatted(text.value(), kind), fix);
        }
    }

    static ToolRules compiled(PhaseDraft phase, List<String> protectedPaths) {
        var tools = phase.tools();
        var writable = tools.writable()
                .map(Notes::values)
                .orElse(
                        tools.allowed().stream().map(Located::value).anyMatch(WRITERS::contains)
                                ? List.of("**")
                                : List.of());
        return new ToolRules(
                allowed(phase),
                Notes.values(tools.forbidden()),
                writable,
                Stream.of(protectedPaths, forbiddenPaths(tools, writable))
                        .flatMap(List::stream)
                        .distinct()
                        .toList(),
                tools.shell().stream().map(ToolsCheck::compiled).toList(),
                Notes.values(tools.hosts()),
                tools.limits());
    }

    /// Whoever must hand in something may do so.
    private static List<String> allowed(PhaseDraft phase) {
        var named = phase.tools().allowed().stream().map(Located::value);
        return Stream.concat(named, phase.artifacts().isEmpty() ? Stream.empty() : Stream.of(SUBMIT))
                .distinct()
                .toList();
    }

    /// Where nothing but tests may be written, a forbidden `src/**` has nothing left to forbid, and would take away
    /// the tests of a layout that has them below `src`.
    private static List<String> forbiddenPaths(ToolsDraft tools, List<String> writable) {
        return writable.equals(List.of(PathPattern.TESTS)) ? List.of() : Notes.values(tools.forbiddenPaths());
    }

    private static ShellRule compiled(ShellRuleDraft rule) {
        return new ShellRule(rule.effect(), Notes.values(rule.programs()), Notes.values(rule.args()), rule.reason());
    }
}
