package dev.signalbox.app.security;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Counts failures under a name, and says when the next try is allowed. The table is bounded: the name that was heard
/// of
/// longest ago is forgotten first.
final class Throttle {
    private final int allowed;
    private final Duration window;
    private final Map<String, Count> counts;

    private record Count(int failures, Instant until) {}

    /// @param allowed so many failures within a window
    /// @param most names that are remembered
    Throttle(int allowed, Duration window, int most) {
        this.allowed = allowed;
        this.window = window;
        this.counts = new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
                return size() > most;
            }
        };
    }

    /// How long to wait before another try; nothing if it may be tried now.
    synchronized Optional<Duration> wait(String name, Instant now) {
        return Optional.ofNullable(counts.get(name))
                .filter(count -> count.failures >= allowed && now.isBefore(count.until))
                .map(count -> Duration.between(now, count.until));
    }

    /// Counts a try beforehand, so that many at once count as many.
    synchronized void tried(String name, Instant now) {
        var known = counts.get(name);
        counts.put(
                name,
                known == null || !now.isBefore(known.until)
                        ? new Count(1, now.plus(window))
                        : new Count(known.failures + 1, known.until));
    }

    /// A try that succeeded wipes out those before it.
    synchronized void succeeded(String name) {
        counts.remove(name);
    }
}
