package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.workflow.Enforcement;
import java.util.List;

/// A definition whose form has been read and whose names have not been looked up.
///
/// @param protectedPaths globs that no phase may write
/// @param watchers names of the watchers that look on
/// @param digest SHA-256 of the text, lower-case hex
public record WorkflowDraft(
        Located<String> name,
        String version,
        String description,
        List<Located<String>> roles,
        List<Located<String>> watchers,
        List<Located<String>> protectedPaths,
        List<PhaseDraft> phases,
        List<TransitionDraft> transitions,
        Enforcement enforcement,
        String digest) {
    public WorkflowDraft {
        roles = List.copyOf(roles);
        watchers = List.copyOf(watchers);
        protectedPaths = List.copyOf(protectedPaths);
        phases = List.copyOf(phases);
        transitions = List.copyOf(transitions);
    }
}
