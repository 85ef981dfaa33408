package dev.signalbox.app.cli;

import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;

/// Where runs are made and driven. Everything a command refuses is a [Stop].
public interface RunRoom extends AutoCloseable {

    /// Takes a task on and makes a run for it. Nothing works yet.
    RunId create(RunWish wish);

    /// Carries a run on until it is over or waits for somebody.
    ///
    /// @throws InterruptedException if the thread was interrupted: the run can be resumed
    RunState drive(RunId run) throws InterruptedException;

    ControlPlane control();

    @Override
    void close();
}
