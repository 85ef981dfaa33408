package dev.signalbox.app.http.live;

import dev.signalbox.app.http.Gate.Tenants;
import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.StoreException;
import dev.signalbox.kernel.id.RunId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/// Hands each record to all who listen: one follower of the log, one text of each record.
public final class Fanout implements AutoCloseable {
    private static final int BATCH = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE_AFTER_TROUBLE = Duration.ofSeconds(1);

    private final EventLog log;
    private final Tenants tenants;
    private final Frames frames;
    private final Thread thread = Thread.ofVirtual().name("live").unstarted(this::follow);
    private final ReentrantLock lock = new ReentrantLock();
    private final Set<Listener> ofAll = new LinkedHashSet<>();
    private final Map<RunId, Set<Listener>> ofRuns = new HashMap<>();
    private volatile long position;
    private volatile boolean stopping;

    private Fanout(EventLog log, Tenants tenants) {
        this.log = log;
        this.tenants = tenants;
        this.frames = new Frames(log, tenants);
        this.position = log.head().seq();
    }

    /// Begins to follow at the end of the log.
    public static Fanout start(EventLog log, Tenants tenants) {
        var fanout = new Fanout(log, tenants);
        fanout.thread.start();
        return fanout;
    }

    private void follow() {
        var heard = position;
        try {
            while (!stopping) {
                heard = onward(heard);
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    private long onward(long heard) throws InterruptedException {
        try {
            var records = log.read(heard, BATCH);
            for (var recorded : records) {
                hear(frames.of(recorded));
            }
            if (records.isEmpty()) {
                log.await(heard, PATIENCE);
                return heard;
            }
            return records.getLast().seq();
        } catch (StoreException trouble) {
            if (trouble.kind() == StoreException.Kind.CLOSED) {
                stopping = true;
                return heard;
            }
            // who listens is told nothing wrong: it goes on where it was when the database is back
            Thread.sleep(PAUSE_AFTER_TROUBLE);
            return position;
        }
    }

    private void hear(Frame frame) {
        lock.lock();
        try {
            position = frame.seq();
            frame.run().ifPresent(run -> hand(frame, ofRuns.getOrDefault(run, Set.of())));
            hand(frame, ofAll);
        } finally {
            lock.unlock();
        }
    }

    private void hand(Frame frame, Set<Listener> listeners) {
        var slow = new ArrayList<Listener>();
        for (var listener : listeners) {
            if (listener.interest().covers(frame) && !listener.offer(frame)) {
                slow.add(listener);
            }
        }
        for (var listener : slow) {
            remove(listener);
            listener.dropped(Listener.Why.TOO_SLOW);
        }
    }

    /// Joins at a position, if that is where the fan-out is; who has missed more has to read on first.
    boolean join(Listener listener, long heard) {
        lock.lock();
        try {
            if (stopping) {
                listener.dropped(Listener.Why.STOPPING);
                return true;
            }
            if (heard < position) {
                return false;
            }
            listener.interest()
                    .run()
                    .map(run -> ofRuns.computeIfAbsent(run, _ -> new LinkedHashSet<>()))
                    .orElse(ofAll)
                    .add(listener);
            return true;
        } finally {
            lock.unlock();
        }
    }

    void leave(Listener listener) {
        lock.lock();
        try {
            remove(listener);
        } finally {
            lock.unlock();
        }
    }

    private void remove(Listener listener) {
        var run = listener.interest().run();
        if (run.isEmpty()) {
            ofAll.remove(listener);
            return;
        }
        ofRuns.computeIfPresent(run.get(), (_, listeners) -> {
            listeners.remove(listener);
            return listeners.isEmpty() ? null : listeners;
        });
    }

    /// How many listen.
    public int listeners() {
        lock.lock();
        try {
            return ofAll.size() + ofRuns.values().stream().mapToInt(Set::size).sum();
        } finally {
            lock.unlock();
        }
    }

    /// The position of the newest record of the log.
    long head() {
        return log.head().seq();
    }

    /// Reads what was missed.
    Missed missed(Interest interest, long after) {
        return new Missed(log, new Frames(log, tenants), interest, after);
    }

    @Override
    public void close() {
        lock.lock();
        try {
            stopping = true;
            var all = new ArrayList<Listener>(ofAll);
            ofRuns.values().forEach(all::addAll);
            ofAll.clear();
            ofRuns.clear();
            List.copyOf(all).forEach(listener -> listener.dropped(Listener.Why.STOPPING));
        } finally {
            lock.unlock();
        }
        thread.interrupt();
    }
}
