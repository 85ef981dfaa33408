package dev.signalbox.engine.model.provider;

import java.time.Duration;

/// One try of a call.
///
/// @param number from 1
/// @param deadline on the pace's clock
record Attempt(int number, long deadline) {

    /// What is left of the call's time, at least nothing.
    Duration left(Pace pace) {
        return Duration.ofNanos(Math.max(0, deadline - pace.nanos()));
    }

    /// Waits, but not beyond the deadline.
    void pause(Duration wanted, Pace pace) throws AttemptFailed, InterruptedException {
        if (wanted.isZero()) {
            return;
        }
        var left = left(pace);
        pace.sleep(Math.min(wanted.toNanos(), left.toNanos()));
        if (wanted.compareTo(left) > 0) {
            throw new AttemptFailed(0, "the time was up");
        }
    }
}
