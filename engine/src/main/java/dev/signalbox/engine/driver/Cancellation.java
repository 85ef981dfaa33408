package dev.signalbox.engine.driver;

import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.RunCancelled;
import dev.signalbox.kernel.event.RunEvent.RunFailed;
import dev.signalbox.kernel.event.RunEvent.RunTimedOut;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/// Stops the work on a run as soon as somebody, in whatever process, ends it.
final class Cancellation {
    private final ControlPlane control;
    private final RunId run;
    private final long from;

    private Cancellation(ControlPlane control, RunId run, long from) {
        this.control = control;
        this.run = run;
        this.from = from;
    }

    static Cancellation watch(ControlPlane control, RunId run) {
        var known = control.events(run);
        return new Cancellation(
                control, run, known.isEmpty() ? 0 : known.getLast().seq());
    }

    /// Does the work on a thread of its own, which is interrupted when the run ends.
    RunState during(Callable<RunState> work) throws InterruptedException {
        var task = new FutureTask<>(work);
        var thread = Thread.ofVirtual().name("drive-" + run).unstarted(task);
        try (var _ = control.follow(from, recorded -> {
            if (ends(recorded.event())) {
                thread.interrupt();
            }
        })) {
            thread.start();
            return result(task);
        } finally {
            thread.interrupt();
            thread.join();
        }
    }

    private RunState result(FutureTask<RunState> task) throws InterruptedException {
        try {
            return task.get();
        } catch (ExecutionException failed) {
            return ended(failed.getCause());
        } catch (CancellationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private RunState ended(@Nullable Throwable cause) throws InterruptedException {
        if (cause instanceof InterruptedException interrupted) {
            var state = control.look(run).orElseThrow();
            if (state instanceof RunState.Terminal) {
                return state;
            }
            throw interrupted;
        }
        if (cause instanceof RuntimeException unchecked) {
            throw unchecked;
        }
        if (cause instanceof Error bug) {
            throw bug;
        }
        throw new IllegalStateException(cause);
    }

    private boolean ends(Event event) {
        return List.of(RunCancelled.class, RunFailed.class, RunTimedOut.class).contains(event.getClass())
                && event instanceof RunEvent ours
                && ours.run().equals(run);
    }
}
