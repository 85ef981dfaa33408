package dev.signalbox.app.http.live;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A listener that somebody reads from on a thread of their own. Bounded.
final class Mailbox implements Listener {
    private static final int MOST = 1024;

    private final Interest interest;
    private final ArrayDeque<Frame> frames = new ArrayDeque<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private Optional<Why> over = Optional.empty();

    Mailbox(Interest interest) {
        this.interest = interest;
    }

    @Override
    public Interest interest() {
        return interest;
    }

    @Override
    public boolean offer(Frame frame) {
        lock.lock();
        try {
            if (frames.size() >= MOST) {
                return false;
            }
            frames.add(frame);
            something.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void dropped(Why why) {
        lock.lock();
        try {
            over = Optional.of(why);
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// All that is there, or what comes within a while.
    List<Frame> take(Duration atMost) throws InterruptedException {
        var left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (frames.isEmpty() && over.isEmpty() && left > 0) {
                left = something.awaitNanos(left);
            }
            var taken = new ArrayList<>(frames);
            frames.clear();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    /// Whether nothing more will come, and why.
    Optional<Why> over() {
        lock.lock();
        try {
            return frames.isEmpty() ? over : Optional.empty();
        } finally {
            lock.unlock();
        }
    }
}
