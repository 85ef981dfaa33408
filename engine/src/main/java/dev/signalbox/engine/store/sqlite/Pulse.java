package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.EventLog;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Says when the log grows. Appends of this process are told by its writer; those of others are found by asking SQLite
/// for its data version, which costs microseconds, on a thread that runs only once somebody cares.
final class Pulse implements AutoCloseable {
    private static final Duration BEAT = EventLog.NOTICED_WITHIN.dividedBy(2);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);
    private static final Duration LETS_GO_WITHIN = Duration.ofSeconds(2);

    private final Path file;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition grown = lock.newCondition();
    private final Condition over = lock.newCondition();
    private volatile long newest;
    private final AtomicLong foreign = new AtomicLong();
    private volatile boolean listening;
    private boolean closed;
    private @Nullable Thread listener;

    Pulse(Path file, long newest) {
        this.file = file;
        this.newest = newest;
    }

    /// This process has appended up to `seq`.
    void appended(long seq) {
        raise(seq, 0);
    }

    /// Another process has appended up to `seq`.
    void foreign(long seq) {
        raise(seq, 1);
    }

    long foreignAppends() {
        listen();
        return foreign.get();
    }

    boolean await(long seq, Duration atMost) throws InterruptedException {
        listen();
        var left = atMost.toNanos();
        lock.lockInterruptibly();
        try {
            while (newest <= seq && left > 0 && !closed) {
                left = grown.awaitNanos(left);
            }
            return newest > seq;
        } finally {
            lock.unlock();
        }
    }

    private void raise(long seq, int foreigners) {
        lock.lock();
        try {
            foreign.addAndGet(foreigners);
            if (seq > newest) {
                newest = seq;
                grown.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    private void listen() {
        if (listening) {
            return;
        }
        lock.lock();
        try {
            if (!listening && !closed) {
                listening = true;
                listener = Thread.ofVirtual().name("log-pulse").start(this::keepListening);
            }
        } finally {
            lock.unlock();
        }
    }

    private void keepListening() {
        var goOn = true;
        while (goOn) {
            try (var ear = Sqlite.open(file)) {
                for (var heard = -1L; goOn; goOn = pause(BEAT)) {
                    heard = look(ear, heard);
                }
            } catch (SQLException notNow) {
                goOn = pause(PAUSE_AFTER_TROUBLE);
            }
        }
    }

    private long look(Sqlite ear, long heard) throws SQLException {
        var version = ear.number("PRAGMA data_version");
        if (version != heard) {
            var seq = ear.number("SELECT max(seq) FROM log");
            if (seq > newest) {
                foreign(seq);
            }
        }
        return version;
    }

    /// Whether to go on after a pause.
    private boolean pause(Duration length) {
        lock.lock();
        try {
            var left = length.toNanos();
            while (!closed && left > 0) {
                left = over.awaitNanos(left);
            }
            return !closed;
        } catch (InterruptedException end) {
            return false;
        } finally {
            lock.unlock();
        }
    }

    /// Ends the listening, and waits until the database is let go: nobody expects its files to change after that.
    @Override
    public void close() {
        var last = end();
        try {
            if (last != null) {
                last.join(LETS_GO_WITHIN);
            }
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }

    private @Nullable Thread end() {
        lock.lock();
        try {
            closed = true;
            grown.signalAll();
            over.signalAll();
            return listener;
        } finally {
            lock.unlock();
        }
    }
}
