package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import java.util.List;

/// Checks one phase by itself.
final class PhaseCheck {
    private PhaseCheck() {}

    static void check(PhaseDraft phase, Notes notes) {
        notes.name(phase.id(), "phase");
        notes.known(phase.role(), "role", notes.vocabulary().roles());
        notes.allKnown(phase.autoSpawn(), "role", notes.vocabulary().roles());
        phase.artifacts().forEach(artifact -> artifact(artifact, notes));
        notes.unique(
                phase.artifacts().stream().map(PhaseDraft.ArtifactDraft::type).toList(), "artifact");
        phase.gates().forEach(gate -> GateCheck.check(gate, notes));
        ToolsCheck.check(phase, notes);
    }

    private static void artifact(PhaseDraft.ArtifactDraft artifact, Notes notes) {
        var known =
                notes.known(artifact.type(), "artifact type", notes.vocabulary().schemas());
        if (known || !artifact.schema().equals(artifact.type())) {
            notes.known(artifact.schema(), "schema", notes.vocabulary().schemas());
        }
        artifact.validation().forEach(notes::expression);
    }

    static Phase compiled(PhaseDraft phase, List<String> protectedPaths) {
        var spawned = Notes.values(phase.autoSpawn());
        return new Phase(
                phase.id().value(),
                phase.name(),
                phase.description(),
                phase.role().value(),
                phase.artifacts().stream().map(PhaseCheck::compiled).toList(),
                phase.gates().stream()
                        .map(gate -> GateCheck.compiled(gate, spawned))
                        .toList(),
                ToolsCheck.compiled(phase, protectedPaths),
                spawned,
                phase.instructions(),
                phase.attempts());
    }

    private static RequiredArtifact compiled(PhaseDraft.ArtifactDraft artifact) {
        return new RequiredArtifact(
                artifact.type().value(),
                artifact.schema().value(),
                artifact.validation().stream().map(Located::value).toList());
    }
}
