package dev.signalbox.engine.store;

import dev.signalbox.kernel.id.RunId;
import java.time.Instant;
import java.util.Optional;

/// Which tool calls are asked for, and in which order. Calls are placed by the position at which they were decided.
///
/// @param decision `allow`, `deny` or `ask`
/// @param since decided then or later
/// @param limit 1 to [Views#MAX_ROWS]
public record CallFilter(
        Optional<RunId> run,
        Optional<String> phase,
        Optional<String> tool,
        Optional<String> decision,
        Optional<Instant> since,
        Page page,
        int limit) {
    public CallFilter {
        limit = Math.clamp(limit, 1, Views.MAX_ROWS);
    }

    /// All calls, a page at a time.
    public static CallFilter all(Page page, int limit) {
        return new CallFilter(
                Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), page, limit);
    }

    /// The same on another page.
    public CallFilter on(Page next) {
        return new CallFilter(run, phase, tool, decision, since, next, limit);
    }

    /// The same with another limit.
    public CallFilter upTo(int most) {
        return new CallFilter(run, phase, tool, decision, since, page, most);
    }

    /// Where reading begins and which way it goes.
    public sealed interface Page {
        /// Oldest first, after a position.
        record After(long seq) implements Page {}

        /// Newest first, before a position.
        record Before(long seq) implements Page {}
    }
}
