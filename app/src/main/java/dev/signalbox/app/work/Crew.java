package dev.signalbox.app.work;

import dev.signalbox.kernel.id.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;

/// Drives runs in this process, some at a time. A run that is woken while it is driven is driven once more, so that
/// no answer is missed.
public final class Crew implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final RunRoom room;
    private final Semaphore places;
    private final BiConsumer<RunId, RuntimeException> failures;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<RunId, Shift> shifts = new HashMap<>();
    private boolean closing;

    /// Somebody at work on a run.
    private static final class Shift {
        private final Thread thread;
        private boolean again;

        Shift(Thread thread) {
            this.thread = thread;
        }
    }

    /// @param most runs that are driven at once; more wait their turn
    /// @param failures hears why a run could not be driven; it stays as it is and can be woken again
    public Crew(RunRoom room, int most, BiConsumer<RunId, RuntimeException> failures) {
        this.room = room;
        this.places = new Semaphore(most, true);
        this.failures = failures;
    }

    /// Has a run driven until it is over or waits for somebody.
    public void wake(RunId run) {
        lock.lock();
        try {
            var shift = shifts.get(run);
            if (closing) {
                return;
            }
            if (shift != null) {
                shift.again = true;
                return;
            }
            var thread = Thread.ofPlatform().name("drive " + run).unstarted(() -> drive(run));
            shifts.put(run, new Shift(thread));
            thread.start();
        } finally {
            lock.unlock();
        }
    }

    /// How many runs are driven, or wait for their turn.
    public int size() {
        lock.lock();
        try {
            return shifts.size();
        } finally {
            lock.unlock();
        }
    }

    private void drive(RunId run) {
        try {
            do {
                places.acquire();
                try {
                    room.drive(run);
                } catch (RuntimeException failure) {
                    failures.accept(run, failure);
                } finally {
                    places.release();
                }
            } while (goesOn(run));
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
            forget(run);
        }
    }

    private boolean goesOn(RunId run) {
        lock.lock();
        try {
            var shift = shifts.get(run);
            if (shift != null && shift.again && !closing) {
                shift.again = false;
                return true;
            }
            shifts.remove(run);
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void forget(RunId run) {
        lock.lock();
        try {
            shifts.remove(run);
        } finally {
            lock.unlock();
        }
    }

    /// Puts all work down; every run can be driven on later.
    @Override
    public void close() {
        List<Thread> threads;
        lock.lock();
        try {
            closing = true;
            threads = new ArrayList<>(
                    shifts.values().stream().map(shift -> shift.thread).toList());
        } finally {
            lock.unlock();
        }
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            try {
                thread.join(PATIENCE);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
