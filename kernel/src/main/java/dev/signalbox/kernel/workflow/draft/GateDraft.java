package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.CheckSpec.Severity;
import dev.signalbox.kernel.workflow.Gate;
import java.util.List;
import java.util.Optional;

/// A gate as written.
public record GateDraft(
        Located<String> id,
        Gate.Type type,
        List<CheckDraft> blockers,
        long timeoutSeconds,
        List<Located<String>> approvers,
        boolean autoAdvance) {
    public GateDraft {
        blockers = List.copyOf(blockers);
        approvers = List.copyOf(approvers);
    }

    /// A check as written; its parameters stand beside its other keys.
    public record CheckDraft(
            Located<String> check, Severity severity, Optional<String> message, List<ParamDraft> params) {
        public CheckDraft {
            params = List.copyOf(params);
        }
    }

    /// A parameter as written.
    public record ParamDraft(Located<String> name, Located<Json> value) {}
}
