package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.Fields;
import dev.signalbox.engine.config.Yaml;
import dev.signalbox.engine.config.YamlNode;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.Problems;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Enforcement.Mode;
import dev.signalbox.kernel.workflow.Enforcement.ViolationAction;
import dev.signalbox.kernel.workflow.Workflow;
import dev.signalbox.kernel.workflow.draft.TransitionDraft;
import dev.signalbox.kernel.workflow.draft.Vocabulary;
import dev.signalbox.kernel.workflow.draft.WorkflowCheck;
import dev.signalbox.kernel.workflow.draft.WorkflowDraft;
import java.util.Map;

/// Reads the contract notation: YAML text to a checked workflow, or every problem of the text at once.
public final class ContractReader {
    /// How long a phase token lives unless told, in seconds.
    public static final long DEFAULT_TOKEN_SECONDS = 7200;

    private static final Map<String, Mode> MODES = Map.of(
            "strict", Mode.STRICT,
            "permissive", Mode.PERMISSIVE,
            "advisory", Mode.PERMISSIVE,
            "audit", Mode.PERMISSIVE);
    private static final Map<String, ViolationAction> ACTIONS = Map.of(
            "reject", ViolationAction.REJECT,
            "pause", ViolationAction.PAUSE,
            "fail", ViolationAction.FAIL);
    private static final Map<String, String> ALGORITHMS = Map.of("HS256", "HS256");
    private static final long WEEK = 7 * 24 * 3600L;
    private static final long MOST_REWORK = 100;

    private final Vocabulary vocabulary;

    public ContractReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Reads a contract.
    ///
    /// @param file the name of the text as the user knows it
    public Checked<Workflow> read(String file, String text) {
        return switch (Yaml.parse(file, text)) {
            case Checked.Faulty<YamlNode>(var found) -> new Checked.Faulty<>(found);
            case Checked.Sound<YamlNode> tree -> {
                var problems = new Problems(file);
                var draft = draft(Fields.of(tree.value(), "a workflow", problems), Sha256.of(text));
                yield WorkflowCheck.check(draft, vocabulary, problems);
            }
        };
    }

    private static WorkflowDraft draft(Fields fields, String digest) {
        var draft = new WorkflowDraft(
                fields.needText("name"),
                fields.needText("version").value(),
                fields.text("description", ""),
                fields.texts("roles"),
                fields.texts("watchers"),
                fields.texts("protected_paths"),
                fields.sections("phases", "a phase").stream()
                        .map(PhaseFields::read)
                        .toList(),
                fields.sections("transitions", "a transition").stream()
                        .map(ContractReader::transition)
                        .toList(),
                enforcement(fields),
                digest);
        fields.done();
        return draft;
    }

    private static TransitionDraft transition(Fields fields) {
        var transition = new TransitionDraft(
                fields.needText("from"),
                fields.needText("to"),
                fields.text("gate"),
                fields.flag("requires_token").orElse(true),
                fields.texts("triggers"),
                fields.number("max_times", 1, MOST_REWORK));
        fields.done();
        return transition;
    }

    private static Enforcement enforcement(Fields fields) {
        var section = fields.section("enforcement", "enforcement");
        var mode = section.flatMap(part -> part.choice("mode", MODES)).orElse(Mode.STRICT);
        var tokens = section.flatMap(part -> part.section("phase_tokens", "phase_tokens"));
        var seconds = tokens.flatMap(part -> part.number("expiry_seconds", 60, WEEK))
                .map(Located::value)
                .orElse(DEFAULT_TOKEN_SECONDS);
        tokens.ifPresent(part -> part.choice("algorithm", ALGORITHMS));
        tokens.ifPresent(Fields::done);
        var tools = section.flatMap(part -> part.section("tool_enforcement", "tool_enforcement"));
        var action =
                tools.flatMap(part -> part.choice("violation_action", ACTIONS)).orElse(ViolationAction.REJECT);
        tools.ifPresent(Fields::done);
        section.ifPresent(Fields::done);
        return new Enforcement(mode, seconds, action);
    }
}
