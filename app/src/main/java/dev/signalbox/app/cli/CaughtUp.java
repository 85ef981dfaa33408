package dev.signalbox.app.cli;

import java.time.Duration;

/// How far a listener of the log has come. Whoever wants to speak after it waits here until it has told the last
/// record.
public final class CaughtUp {
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private long told;

    /// A record was told.
    public synchronized void told(long seq) {
        told = Math.max(told, seq);
        notifyAll();
    }

    /// Waits until a record was told; at most ten seconds, since a listener that failed tells nothing more.
    public synchronized void await(long seq) throws InterruptedException {
        var end = System.nanoTime() + LONGEST.toNanos();
        for (var left = LONGEST; told < seq && left.isPositive(); left = Duration.ofNanos(end - System.nanoTime())) {
            wait(Math.max(1, left.toMillis()));
        }
    }
}
