package dev.signalbox.kernel.workflow.draft;

import dev.signalbox.kernel.artifact.Located;
import java.util.List;
import java.util.Optional;

/// A transition as written.
///
/// @param maxTimes how often a run may take it; a way back must say
public record TransitionDraft(
        Located<String> from,
        Located<String> to,
        Optional<Located<String>> gate,
        boolean requiresToken,
        List<Located<String>> triggers,
        Optional<Located<Long>> maxTimes) {
    public TransitionDraft {
        triggers = List.copyOf(triggers);
    }
}
