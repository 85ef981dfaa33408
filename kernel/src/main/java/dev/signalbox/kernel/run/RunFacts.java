package dev.signalbox.kernel.run;

import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.id.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a run has gathered, in whatever state it is.
///
/// @param created what it will be judged by
/// @param workspace its clone, once there
/// @param phase where it is; empty before the first phase
/// @param rounds how often each phase was entered
/// @param reworks how often each way back was taken, by `FROM>TO`
/// @param shelf what was handed in
/// @param evidence what the engine saw since the last judgement of a gate
/// @param held gates that held in this round of the phase
/// @param attempts how often each gate was judged in this round
/// @param frozen digests of the frozen tests
/// @param skippedBefore tests that were skipped before the run touched anything
/// @param budget its bounds now
/// @param work sessions, calls and what they used
/// @param commit the newest commit of its tree by the engine
public record RunFacts(
        RunCreated created,
        Optional<WorkspaceReady> workspace,
        String phase,
        Map<String, Integer> rounds,
        Map<String, Integer> reworks,
        Shelf shelf,
        List<Evidence> evidence,
        Set<String> held,
        Map<String, Integer> attempts,
        Map<String, String> frozen,
        List<String> skippedBefore,
        Budget budget,
        Work work,
        String commit) {

    public RunId run() {
        return created.run();
    }

    /// How often the current phase was entered.
    public int round() {
        return rounds.getOrDefault(phase, 0);
    }
}
