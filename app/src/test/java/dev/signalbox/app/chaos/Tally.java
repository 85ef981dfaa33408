package dev.signalbox.app.chaos;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Counts what happens in all trials. Safe for use by several threads.
final class Tally {
    private final List<Duration> recoveries = Collections.synchronizedList(new ArrayList<>());
    private int kills;
    private int questions;

    synchronized void killed() {
        kills++;
    }

    synchronized void asked() {
        questions++;
    }

    void recovered(Duration recovery) {
        recoveries.add(recovery);
    }

    synchronized int kills() {
        return kills;
    }

    /// From the start of the process to the first event of its own.
    Duration medianRecovery() {
        return at(50);
    }

    private Duration at(int percent) {
        synchronized (recoveries) {
            var sorted = recoveries.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }
    }

    synchronized String brief() {
        return "%d kills so far".formatted(kills);
    }

    synchronized String text() {
        return "%d kills, %d questions about calls that were cut off; recovery median %d ms, p95 %d ms, longest %d ms"
                .formatted(kills, questions, at(50).toMillis(), at(95).toMillis(), at(100).toMillis());
    }
}
