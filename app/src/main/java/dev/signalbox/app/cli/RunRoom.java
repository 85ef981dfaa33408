package dev.signalbox.app.cli;

import dev.signalbox.engine.workspace.Delivered;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Where runs are made and driven. Everything a command refuses is a [Stop].
public interface RunRoom extends AutoCloseable {

    /// Takes a task on and makes a run for it. Nothing works yet.
    RunId create(RunWish wish);

    /// Which box is accepted from now on, in the place of what the settings say.
    void accept(String sandbox);

    /// Carries a run on until it is over or waits for somebody.
    ///
    /// @throws InterruptedException if the thread was interrupted: the run can be resumed
    RunState drive(RunId run) throws InterruptedException;

    ControlPlane control();

    /// The run that a word names: its id, or a beginning that only one of the newest runs has.
    RunId find(String word);

    /// Whether a process of this machine drives a run now.
    boolean isDriven(RunId run);

    /// On whose behalf commands are given.
    String user();

    /// Brings the commit of a run into a repository, and records it if it came there.
    ///
    /// @param repository where to; the one the run began with, where there is none
    Delivered deliver(RunId run, Optional<Path> repository);

    /// What stands behind a run and can be verified now: the chain of the log, the signatures of its evidence.
    List<Proof> proofs(RunId run);

    /// Something that was verified.
    ///
    /// @param text what was looked at, with figures
    record Proof(boolean holds, String text) {}

    @Override
    void close();
}
