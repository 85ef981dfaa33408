package dev.signalbox.engine.token;

import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunState;
import java.time.Instant;

/// What a phase token says.
///
/// @param round how often the run had entered the phase when the token was made
/// @param workflow digest of the workflow's text
/// @param id unique among tokens (`jti`)
/// @param expires to the second
public record PhaseToken(
        TaskId task, RunId run, String phase, int round, AgentId agent, String workflow, String id, Instant expires) {

    /// Whether the run is where the token was made for. Advancing, pausing and ending a run revoke its tokens at once.
    public boolean countsIn(RunState state) {
        var here = state.facts().run().equals(run)
                && state.facts().created().task().equals(task)
                && state.facts().phase().equals(phase)
                && state.facts().progress().round() == round
                && state.facts().created().workflow().digest().equals(workflow);
        return here && (state instanceof RunState.Running || state instanceof RunState.Waits);
    }
}
