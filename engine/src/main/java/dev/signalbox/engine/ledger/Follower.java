package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.StoreException;
import dev.signalbox.kernel.control.ControlPlane.Subscription;
import dev.signalbox.kernel.event.Recorded;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/// One who listens to the log, on a thread of its own: each record once, in order, without a gap.
final class Follower implements Subscription {
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final int MOST_FAILURES = 600;

    private final EventLog log;
    private final Consumer<Recorded> listener;
    private final Thread thread = Thread.ofVirtual().name("follower").unstarted(this::listen);
    private volatile boolean closed;
    private long heard;

    private Follower(EventLog log, long afterSeq, Consumer<Recorded> listener) {
        this.log = log;
        this.heard = afterSeq;
        this.listener = listener;
    }

    static Follower start(EventLog log, long afterSeq, Consumer<Recorded> listener) {
        var follower = new Follower(log, afterSeq, listener);
        follower.thread.start();
        return follower;
    }

    private void listen() {
        try {
            while (!closed) {
                var records = next();
                for (var record : records) {
                    if (closed) {
                        return;
                    }
                    listener.accept(record);
                    heard = record.seq();
                }
                if (records.isEmpty()) {
                    log.await(heard, PATIENCE);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /// A log that cannot be read for a while, as on a full disk, is read again: whoever listens is owed every record.
    private List<Recorded> next() throws InterruptedException {
        for (var failures = 0; ; failures++) {
            try {
                return log.read(heard, BATCH);
            } catch (StoreException unreadable) {
                if (closed || failures == MOST_FAILURES) {
                    throw unreadable;
                }
                Thread.sleep(PAUSE);
            }
        }
    }

    @Override
    public void close() {
        closed = true;
        if (!thread.equals(Thread.currentThread())) {
            thread.interrupt();
        }
    }
}
