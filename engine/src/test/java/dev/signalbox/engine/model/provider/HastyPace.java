package dev.signalbox.engine.model.provider;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The real clock, but pauses are noted instead of taken.
final class HastyPace implements Pace {
    private final List<Duration> slept = new CopyOnWriteArrayList<>();

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        slept.add(Duration.ofNanos(nanos));
    }

    @Override
    public double chance() {
        return 0;
    }

    List<Duration> slept() {
        return List.copyOf(slept);
    }
}
