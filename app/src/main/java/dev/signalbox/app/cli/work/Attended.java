package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.CaughtUp;
import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.work.Open;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Drives a run while somebody looks on: tells what happens, asks at the terminal what the run asks, and where nobody
/// can be asked, leaves the run waiting.
final class Attended {
    private static final int POLL_MILLIS = 100;
    /// A question at a gate ends the driving by itself, one within a session does not.
    private static final int GRACE_MILLIS = 1500;

    private final Screen screen;
    private final RunRoom room;
    private final Progress progress;
    private final boolean apply;
    private final Question question;
    private final Semaphore asked = new Semaphore(0);
    private final CaughtUp caughtUp = new CaughtUp();

    Attended(Screen screen, RunRoom room, Progress progress, boolean apply) {
        this.screen = screen;
        this.room = room;
        this.progress = progress;
        this.apply = apply;
        this.question = new Question(screen, room);
    }

    /// Adds what every driving command ends with.
    static Syntax exits(Syntax syntax) {
        return syntax.exit(Exit.FAILED, "the run failed or was cancelled")
                .exit(Exit.WAITING, "the run waits for somebody, and nobody can be asked here")
                .exit(Exit.INTERRUPTED, "Ctrl-C: the run can be resumed");
    }

    /// Drives to the end, or until the run waits.
    ///
    /// @param after position in the log from which on events are told
    int drive(RunId run, long after) {
        try (var _ = room.control().follow(after, recorded -> hear(run, recorded))) {
            var state = halted(run);
            caughtUp.await(room.control().events(run).getLast().seq());
            return end(state);
        } catch (InterruptedException ctrlC) {
            screen.err().println();
            screen.note("interrupted; run %1$s is left resumable: signalbox resume %1$s".formatted(run));
            return Exit.INTERRUPTED;
        }
    }

    private void hear(RunId run, Recorded recorded) {
        if (Subject.of(recorded.event()).equals(Subject.of(run))) {
            progress.tell(recorded);
            if (recorded.event() instanceof WaitStarted) {
                asked.release();
            }
        }
        caughtUp.told(recorded.seq());
    }

    private RunState halted(RunId run) throws InterruptedException {
        while (true) {
            var state = driven(run);
            if (!(state instanceof RunState.Waits) || !question.isPossible() || !answered(run)) {
                return state;
            }
        }
    }

    /// Asks everything that is open.
    private boolean answered(RunId run) throws InterruptedException {
        for (var waiting : Open.of(look(run))) {
            if (!question.put(run, waiting)) {
                return false;
            }
        }
        return true;
    }

    private RunState driven(RunId run) throws InterruptedException {
        var task = new FutureTask<>(() -> room.drive(run));
        var worker = Thread.ofPlatform().name("drive " + run).start(task);
        try {
            while (!task.isDone()) {
                if (asked.tryAcquire(POLL_MILLIS, TimeUnit.MILLISECONDS) && !goesOn(run, task)) {
                    return left(run, worker);
                }
            }
            return result(task, GRACE_MILLIS).orElseGet(() -> look(run));
        } finally {
            worker.interrupt();
            worker.join();
        }
    }

    /// Nobody is here to answer: the work is put down, and the question stays open.
    private RunState left(RunId run, Thread worker) throws InterruptedException {
        worker.interrupt();
        worker.join();
        return look(run);
    }

    private boolean goesOn(RunId run, FutureTask<RunState> task) throws InterruptedException {
        if (result(task, GRACE_MILLIS).isPresent() || Open.of(look(run)).isEmpty()) {
            return true;
        }
        return question.isPossible() && answered(run);
    }

    private static Optional<RunState> result(FutureTask<RunState> task, long millis) throws InterruptedException {
        try {
            return Optional.of(task.get(millis, TimeUnit.MILLISECONDS));
        } catch (TimeoutException stillAtWork) {
            return Optional.empty();
        } catch (ExecutionException failed) {
            throw thrown(failed);
        }
    }

    private static RuntimeException thrown(ExecutionException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case InterruptedException interrupted -> throw interrupted;
            case Error bug -> throw bug;
            case RuntimeException unchecked -> unchecked;
            case null, default -> new IllegalStateException(failed.getCause());
        };
    }

    private RunState look(RunId run) {
        return room.control().look(run).orElseThrow();
    }

    private int end(RunState state) {
        if (progress.isJson()) {
            screen.json(Told.json(state));
        } else {
            new Told(screen, false).state(state);
        }
        return switch (state) {
            case RunState.Completed completed -> completed(completed);
            case RunState.Waits _ -> Exit.WAITING;
            case RunState.Paused paused -> {
                resumable(paused);
                yield Exit.WAITING;
            }
            case RunState.Pending _, RunState.Running _ -> {
                resumable(state);
                yield Exit.FAILED;
            }
            case RunState.Failed _, RunState.TimedOut _, RunState.Cancelled _ -> Exit.FAILED;
        };
    }

    private void resumable(RunState state) {
        if (!progress.isJson()) {
            screen.line("carry it on: signalbox resume " + state.facts().run());
        }
    }

    private int completed(RunState.Completed completed) {
        var run = completed.facts().run();
        if (apply) {
            return new Delivery(screen, progress.isJson()).told(room.deliver(room.user(), run, Optional.empty()));
        }
        if (!progress.isJson()) {
            screen.line("bring the commit into your repository: signalbox merge " + run);
        }
        return Exit.DONE;
    }
}
