package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import java.util.List;

/// A phase as written.
public record PhaseDraft(
        Located<String> id,
        String name,
        String description,
        Located<String> role,
        List<ArtifactDraft> artifacts,
        List<GateDraft> gates,
        ToolsDraft tools,
        List<Located<String>> autoSpawn,
        String instructions,
        int attempts) {
    public PhaseDraft {
        artifacts = List.copyOf(artifacts);
        gates = List.copyOf(gates);
        autoSpawn = List.copyOf(autoSpawn);
    }

    /// A required artifact as written.
    ///
    /// @param schema name of its schema; the type where none is written
    /// @param validation CEL expressions
    public record ArtifactDraft(Located<String> type, Located<String> schema, List<Located<String>> validation) {
        public ArtifactDraft {
            validation = List.copyOf(validation);
        }
    }
}
