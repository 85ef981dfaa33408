package dev.signalbox.kernel.event;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Profile;
import java.util.List;
import java.util.Map;

/// What happens to a run.
public sealed interface RunEvent extends Event {
    RunId run();

    /// The run exists, with all that it will ever be judged by.
    record RunCreated(
            RunId run,
            TaskId task,
            WorkflowRef workflow,
            String repository,
            Profile profile,
            Autonomy autonomy,
            Enforcement.Mode mode,
            String model,
            Budget budget,
            Map<String, String> inputs)
            implements RunEvent {
        public RunCreated {
            inputs = Map.copyOf(inputs);
        }
    }

    /// Its own clone is there, on its own branch.
    record WorkspaceReady(RunId run, String path, String branch, String baseCommit) implements RunEvent {}

    /// Work in a phase begins. `round` counts how often the run entered this phase, from 1.
    record PhaseEntered(RunId run, String phase, int round, Move move) implements RunEvent {}

    /// How a phase was reached.
    enum Move {
        START,
        FORWARD,
        REWORK
    }

    /// Every worker of the phase had its say; the gates are next.
    record WorkDone(RunId run, String phase) implements RunEvent {}

    /// A worker handed in a document.
    record ArtifactSubmitted(RunId run, String phase, Artifact artifact) implements RunEvent {}

    /// The engine saw something, in a phase or in `baseline`, before the first one. `digest` is SHA-256 of the
    /// signed statement.
    record EvidenceGathered(RunId run, String phase, Evidence evidence, String digest) implements RunEvent {}

    /// Test files as they were when TDD was left; from now on they must stay so.
    record TestsFrozen(RunId run, Map<String, String> digests) implements RunEvent {
        public TestsFrozen {
            digests = Map.copyOf(digests);
        }
    }

    /// A claim of a worker is not what the engine saw.
    record ClaimDiffers(RunId run, String phase, String claim, String observed) implements RunEvent {}

    /// A permanent state of the tree, committed by the engine; the tree digest is git's.
    record WorkCommitted(RunId run, String phase, String commit, String tree) implements RunEvent {}

    /// The run waits for somebody or something.
    record WaitStarted(RunId run, Waiting waiting) implements RunEvent {}

    /// What the run waited for came. `accepted` is false for a rejection; `text` holds the answer or comment.
    record WaitEnded(RunId run, ApprovalId id, boolean accepted, String text) implements RunEvent {}

    /// A person or a watcher halted it.
    record RunPaused(RunId run, String reason) implements RunEvent {}

    /// It goes on where it was.
    record RunResumed(RunId run) implements RunEvent {}

    /// A person allowed more.
    record BudgetRaised(RunId run, Budget budget) implements RunEvent {}

    /// Four fifths of a limit are used.
    record BudgetWarned(RunId run, String limit, String used) implements RunEvent {}

    /// A process that drives the run took it up (again).
    record DriverStarted(RunId run, String host, long pid) implements RunEvent {}

    /// Done: the last gate held. The commit is the one clean commit of the run.
    record RunCompleted(RunId run, String commit, String evidenceDigest) implements RunEvent {}

    record RunFailed(RunId run, String reason) implements RunEvent {}

    record RunTimedOut(RunId run, String reason) implements RunEvent {}

    record RunCancelled(RunId run, String reason) implements RunEvent {}

    /// The run's commit went into the user's repository.
    record RunMerged(RunId run, String branch, String commit) implements RunEvent {}

    /// Something a reader of the log should know and no state depends on: a sandbox switched off, a clock that went
    /// back.
    record Noted(RunId run, String kind, String text, Json.Obj data) implements RunEvent {}

    /// The definition a run follows, by name, version and digest of its text.
    record WorkflowRef(String name, String version, String digest, List<String> phases) {
        public WorkflowRef {
            phases = List.copyOf(phases);
        }
    }
}
