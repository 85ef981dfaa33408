package dev.signalbox.kernel.run;

import dev.signalbox.kernel.artifact.CaseFile;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestHistory;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.id.RunId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a run has gathered, in whatever state it is.
///
/// @param created what it will be judged by
/// @param workspace its clone, once there
/// @param progress how far it is
/// @param shelf what was handed in
/// @param seen what the engine saw
/// @param budget its bounds now
/// @param work sessions, calls and what they used
/// @param commit the newest commit of its tree by the engine; empty before the first
public record RunFacts(
        RunCreated created,
        Optional<WorkspaceReady> workspace,
        Progress progress,
        Shelf shelf,
        Seen seen,
        Budget budget,
        Work work,
        String commit) {

    /// What the engine saw.
    ///
    /// @param evidence since the phase was entered or its gate last judged
    /// @param frozen digests of the frozen tests, by path
    /// @param history what was seen of the tests earlier
    public record Seen(List<Evidence> evidence, Map<String, String> frozen, TestHistory history) {
        static final Seen NOTHING = new Seen(List.of(), Map.of(), TestHistory.NONE);

        public Seen {
            evidence = List.copyOf(evidence);
            frozen = Map.copyOf(frozen);
        }
    }

    static RunFacts of(RunCreated created) {
        return new RunFacts(
                created, Optional.empty(), Progress.NONE, Shelf.EMPTY, Seen.NOTHING, created.budget(), Work.NONE, "");
    }

    public RunId run() {
        return created.run();
    }

    public String phase() {
        return progress.phase();
    }

    /// All that a gate may look at now.
    public CaseFile caseFile() {
        return new CaseFile(
                shelf.artifacts(),
                shelf.earlier(),
                seen.evidence,
                seen.frozen,
                seen.history,
                created.profile().testPatterns());
    }

    RunFacts with(Progress next) {
        return new RunFacts(created, workspace, next, shelf, seen, budget, work, commit);
    }

    RunFacts with(Shelf next) {
        return new RunFacts(created, workspace, progress, next, seen, budget, work, commit);
    }

    RunFacts with(Seen next) {
        return new RunFacts(created, workspace, progress, shelf, next, budget, work, commit);
    }

    RunFacts with(Work next) {
        return new RunFacts(created, workspace, progress, shelf, seen, budget, next, commit);
    }

    RunFacts with(Budget next) {
        return new RunFacts(created, workspace, progress, shelf, seen, next, work, commit);
    }

    RunFacts with(WorkspaceReady next) {
        return new RunFacts(created, Optional.of(next), progress, shelf, seen, budget, work, next.baseCommit());
    }

    RunFacts withCommit(String next) {
        return new RunFacts(created, workspace, progress, shelf, seen, budget, work, next);
    }
}
