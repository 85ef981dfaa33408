package dev.signalbox.engine.model.provider;

import java.time.Duration;

/// How often a passing failure is tried again.
///
/// The pause doubles from `first` up to `longest`, and is shortened by chance by up to half, so that many callers
/// do not come back at once. A vendor's `Retry-After` takes its place; one above `longest` ends the call.
///
/// @param attempts the most tries, the first included
public record RetryPolicy(int attempts, Duration first, Duration longest) {
    public static final RetryPolicy DEFAULT = new RetryPolicy(5, Duration.ofSeconds(1), Duration.ofSeconds(60));

    public RetryPolicy {
        if (attempts < 1 || attempts > 20 || first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException("need 1 to 20 attempts and 0 <= first <= longest, got %d, %s, %s"
                    .formatted(attempts, first, longest));
        }
    }

    /// The pause after that many failures.
    ///
    /// @param chance from 0 to below 1
    Duration pause(int failed, double chance) {
        var doubled = first.multipliedBy(1L << Math.min(failed - 1, 20));
        var full = doubled.compareTo(longest) > 0 ? longest : doubled;
        return Duration.ofNanos((long) (full.toNanos() * (1 - chance / 2)));
    }
}
