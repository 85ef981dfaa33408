package dev.signalbox.engine.config.definition;

import dev.signalbox.engine.config.Fields;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.CheckSpec.Severity;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.draft.GateDraft;
import dev.signalbox.kernel.workflow.draft.GateDraft.CheckDraft;
import dev.signalbox.kernel.workflow.draft.GateDraft.ParamDraft;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads one gate of a contract.
final class GateFields {
    private static final long DEFAULT_SECONDS = 3600;
    private static final long MONTH = 30 * 24 * 3600L;
    private static final Map<String, Gate.Type> TYPES =
            Map.of("validation", Gate.Type.VALIDATION, "approval", Gate.Type.APPROVAL);
    private static final Map<String, Severity> SEVERITIES =
            Map.of("blocking", Severity.BLOCKING, "warning", Severity.WARNING);
    private static final Set<String> OWN_KEYS = Set.of("check", "severity", "message");

    private GateFields() {}

    static GateDraft read(Fields fields) {
        var gate = new GateDraft(
                fields.needText("id"),
                fields.choice("type", TYPES).orElse(Gate.Type.VALIDATION),
                fields.sections("blockers", "a check").stream()
                        .map(GateFields::check)
                        .toList(),
                fields.number("timeout_seconds", 1, MONTH, DEFAULT_SECONDS),
                fields.texts("approvers"),
                fields.flag("auto_advance").orElse(false));
        fields.done();
        return gate;
    }

    /// Whatever is no key of every check is a parameter of this one; the catalogue says which it takes.
    private static CheckDraft check(Fields fields) {
        return new CheckDraft(
                fields.needText("check"),
                fields.choice("severity", SEVERITIES).orElse(Severity.BLOCKING),
                fields.text("message").map(Located::value),
                fields.keys().stream()
                        .filter(key -> !OWN_KEYS.contains(key.value()))
                        .flatMap(key -> param(fields, key).stream())
                        .toList());
    }

    private static Optional<ParamDraft> param(Fields fields, Located<String> key) {
        return fields.any(key.value())
                .map(value -> new ParamDraft(key, new Located<Json>(value.json(), value.line(), value.column())));
    }
}
