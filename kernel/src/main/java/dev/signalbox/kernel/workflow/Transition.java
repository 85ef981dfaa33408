package dev.signalbox.kernel.workflow;

import java.util.List;

/// A way from one phase to another.
///
/// @param gate id of the gate of `from` that must hold; empty for a way back
/// @param requiresToken whether whoever asks must hold the phase token
/// @param triggers names of what the engine does on the way (`spawn_reviewers`, `freeze_tests`)
/// @param maxTimes how often a run may take it; the bound of rework
public record Transition(
        String from, String to, String gate, boolean requiresToken, List<String> triggers, int maxTimes) {
    /// Trigger: the test files are frozen by digest on the way.
    public static final String FREEZE_TESTS = "freeze_tests";

    /// Trigger: the reviewers' sessions are started on the way.
    public static final String SPAWN_REVIEWERS = "spawn_reviewers";

    public Transition {
        triggers = List.copyOf(triggers);
    }
}
