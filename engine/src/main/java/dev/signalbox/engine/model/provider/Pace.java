package dev.signalbox.engine.model.provider;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/// Time and chance, for pauses between attempts.
interface Pace {
    Pace REAL = new Pace() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }

        @Override
        public double chance() {
            return ThreadLocalRandom.current().nextDouble();
        }
    };

    /// A monotonic clock.
    long nanos();

    void sleep(long nanos) throws InterruptedException;

    /// A number from 0 to below 1.
    double chance();
}
