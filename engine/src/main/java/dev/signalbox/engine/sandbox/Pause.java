package dev.signalbox.engine.sandbox;

import java.time.Duration;

/// Short waits while something is being cleared away.
final class Pause {

    private Pause() {}

    /// An interrupt ends the wait and stays pending.
    static void millis(long time) {
        try {
            Thread.sleep(Duration.ofMillis(time));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
