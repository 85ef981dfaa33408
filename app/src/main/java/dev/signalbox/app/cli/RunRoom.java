package dev.signalbox.app.cli;

import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;
import java.util.List;

/// Where runs are made and driven. Everything a command refuses is a [Stop].
public interface RunRoom extends AutoCloseable {

    /// Takes a task on and makes a run for it. Nothing works yet.
    RunId create(RunWish wish);

    /// Carries a run on until it is over or waits for somebody.
    ///
    /// @throws InterruptedException if the thread was interrupted: the run can be resumed
    RunState drive(RunId run) throws InterruptedException;

    ControlPlane control();

    /// What stands behind a run and can be verified now: the chain of the log, the signatures of its evidence.
    List<Proof> proofs(RunId run);

    /// Something that was verified.
    ///
    /// @param text what was looked at, with figures
    record Proof(boolean holds, String text) {}

    @Override
    void close();
}
