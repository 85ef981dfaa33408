package dev.signalbox.engine.model.provider;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// A clock that moves only when somebody sleeps.
final class VirtualPace implements Pace {
    private final double chance;
    private final List<Duration> slept = new ArrayList<>();
    private long now;

    VirtualPace(double chance) {
        this.chance = chance;
    }

    @Override
    public long nanos() {
        return now;
    }

    @Override
    public void sleep(long nanos) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        slept.add(Duration.ofNanos(nanos));
        now += nanos;
    }

    @Override
    public double chance() {
        return chance;
    }

    List<Duration> slept() {
        return List.copyOf(slept);
    }
}
