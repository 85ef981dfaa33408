package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.Problems;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.List;
import java.util.stream.Stream;

/// Checks a definition as a whole. Every problem is gathered; nothing unknown is skipped. A draft without a problem
/// becomes a workflow.
public final class WorkflowCheck {
    private WorkflowCheck() {}

    /// The workflow that a draft describes, or everything that is wrong with it.
    ///
    /// @param problems what the reader of the text has found already; what is found here is added
    public static Checked<Workflow> check(WorkflowDraft draft, Vocabulary vocabulary, Problems problems) {
        var notes = new Notes(problems, vocabulary);
        notes.name(draft.name(), "workflow");
        notes.allKnown(draft.roles(), "role", vocabulary.roles());
        notes.allKnown(draft.watchers(), "watcher", vocabulary.watchers());
        draft.protectedPaths().forEach(path -> ToolsCheck.path(path, notes));
        phases(draft, notes);
        draft.phases().forEach(phase -> PhaseCheck.check(phase, notes));
        WaysCheck.check(draft, notes);
        return problems.isEmpty() ? new Checked.Sound<>(compiled(draft), List.of()) : problems.faulty();
    }

    private static void phases(WorkflowDraft draft, Notes notes) {
        if (draft.phases().isEmpty()) {
            notes.problems().at(draft.name(), "the workflow has no phase", "add at least one under 'phases'");
        }
        notes.unique(draft.phases().stream().map(PhaseDraft::id).toList(), "phase");
        notes.unique(
                draft.phases().stream()
                        .flatMap(phase -> phase.gates().stream())
                        .map(GateDraft::id)
                        .toList(),
                "gate");
    }

    private static Workflow compiled(WorkflowDraft draft) {
        var protectedPaths = Notes.values(draft.protectedPaths());
        return new Workflow(
                draft.name().value(),
                draft.version(),
                draft.description(),
                draft.phases().stream()
                        .map(phase -> PhaseCheck.compiled(phase, protectedPaths))
                        .toList(),
                WaysCheck.compiled(draft),
                draft.enforcement(),
                roles(draft),
                draft.digest());
    }

    private static List<String> roles(WorkflowDraft draft) {
        var used = draft.phases().stream()
                .flatMap(phase -> Stream.concat(Stream.of(phase.role()), phase.autoSpawn().stream()));
        return Stream.concat(draft.roles().stream(), used)
                .map(Located::value)
                .distinct()
                .toList();
    }
}
