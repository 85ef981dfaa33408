package dev.signalbox.engine.driver;

import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.engine.tool.RunOver;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.event.RunEvent.DriverStarted;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;
import java.nio.file.Path;

/// Drives runs. One process at a time drives a run; any process may ask, answer and follow meanwhile.
///
/// ```text
/// state ──▶ NextStep ──▶ step ──▶ command ──▶ state …  until it halts or is over
/// ```
public final class Driver {
    private static final String ENGINE = "engine";

    private final ControlPlane control;
    private final RunParts parts;
    private final Path runs;
    private final String host;

    /// @param runs directory in which each run has one of its own
    /// @param parts puts together what the driving of one run needs
    /// @param host name of this machine, for the log
    public Driver(ControlPlane control, RunParts parts, Path runs, String host) {
        this.control = control;
        this.parts = parts;
        this.runs = runs;
        this.host = host;
    }

    /// What the driving of a run needs, put together for each run from what the run was created with.
    @FunctionalInterface
    public interface RunParts {
        /// The steps of a run that is about to be driven.
        ///
        /// @throws DriverFailure if something needed is missing: a model, a workflow's text, a box
        Steps of(RunDesk desk, RunState state);
    }

    /// Carries the run on until it is over or waits for somebody, and says in what state it is then.
    ///
    /// @throws InterruptedException if the thread was interrupted: the run can be resumed
    /// @throws DriverFailure if another process drives the run, or something outside failed
    public RunState drive(RunId run) throws InterruptedException {
        var desk = new RunDesk(control, run, ENGINE);
        try (var _ = RunLock.take(runs.resolve(run.value()), run).orElseThrow(() -> busy(run))) {
            var cancelled = Cancellation.watch(control, run);
            var state = desk.state();
            if (state instanceof RunState.Terminal) {
                return state;
            }
            desk.report(new DriverStarted(run, host, ProcessHandle.current().pid()));
            return cancelled.during(() -> new Drive(desk, parts.of(desk, state)).toHalt());
        } catch (RunOver over) {
            return desk.state();
        }
    }

    /// Whether a process of this machine drives a run now.
    ///
    /// @param runs directory in which each run has one of its own
    public static boolean isDriven(Path runs, RunId run) {
        try (var lock = RunLock.take(runs.resolve(run.value()), run).orElse(null)) {
            return lock == null;
        }
    }

    private static DriverFailure busy(RunId run) {
        return new DriverFailure(
                "run %s is being driven by another process; follow it with 'signalbox events %s --follow'"
                        .formatted(run, run));
    }
}
