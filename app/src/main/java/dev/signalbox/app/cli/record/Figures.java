package dev.signalbox.app.cli.record;

import java.time.Duration;
import java.util.Locale;

/// Figures as people read them.
final class Figures {
    private Figures() {}

    /// Millionths of a dollar.
    static String dollars(long micro) {
        return micro < 0 ? "unknown" : String.format(Locale.ROOT, "$%.4f", micro / 1e6);
    }

    /// A span of time, in its two largest units.
    static String time(Duration span) {
        var seconds = span.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d min %d s".formatted(seconds / 60, seconds % 60)
                : "%d h %d min".formatted(seconds / 3600, seconds % 3600 / 60);
    }
}
