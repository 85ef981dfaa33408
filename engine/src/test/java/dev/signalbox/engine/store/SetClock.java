package dev.signalbox.engine.store;

import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands where it was put.
public final class SetClock implements InstantSource {
    private volatile Instant now;

    public SetClock(String now) {
        this.now = Instant.parse(now);
    }

    public void put(String instant) {
        now = Instant.parse(instant);
    }

    @Override
    public Instant instant() {
        return now;
    }
}
