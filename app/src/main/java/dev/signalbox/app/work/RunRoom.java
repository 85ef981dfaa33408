package dev.signalbox.app.work;

import dev.signalbox.engine.evidence.EvidenceFolder.Found;
import dev.signalbox.engine.workspace.Delivered;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where runs are made and driven. Everything it refuses is a [Refusal].
public interface RunRoom extends AutoCloseable {

    /// Takes a task on and makes a run for it, on behalf of [#user]. Nothing works yet.
    RunId create(RunWish wish);

    /// Which box is accepted from now on, in the place of what the settings say.
    void accept(String sandbox);

    /// Takes a task on.
    ///
    /// @param by who asks for it
    TaskId take(String by, TaskWish wish);

    /// Makes a run for a task. Nothing works yet.
    RunId begin(String by, TaskId task, RunTerms terms);

    /// Carries a run on until it is over or waits for somebody.
    ///
    /// @throws InterruptedException if the thread was interrupted: the run can be resumed
    RunState drive(RunId run) throws InterruptedException;

    ControlPlane control();

    /// The run that a word names: its id, or a beginning that only one of the newest runs has.
    RunId find(String word);

    /// Whether a process of this machine drives a run now.
    boolean isDriven(RunId run);

    /// The signed statements of a run, each with what does not verify about it.
    List<Found> evidence(RunId run);

    /// What a run has changed so far, as a unified diff; empty before it has a workspace.
    String diff(RunId run);

    /// On whose behalf commands are given.
    String user();

    /// Brings the commit of a run into a repository, and records it if it came there.
    ///
    /// @param by who asks for it
    /// @param repository where to; the one the run began with, where there is none
    Delivered deliver(String by, RunId run, Optional<Path> repository);

    /// What stands behind a run and can be verified now: the chain of the log, the signatures of its evidence.
    List<Proof> proofs(RunId run);

    /// Something that was verified.
    ///
    /// @param text what was looked at, with figures
    record Proof(boolean holds, String text) {}

    @Override
    void close();
}
