package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.id.RunId;
import java.time.Instant;
import java.util.Optional;

/// Which tool calls are asked for, and in which order. Calls are placed by the position at which they were decided.
///
/// @param decision `allow`, `deny` or `ask`
/// @param since decided then or later
/// @param reach the projects whose runs made them
/// @param limit 1 to [Views#MAX_ROWS]
public record CallFilter(
        Optional<RunId> run,
        Optional<String> phase,
        Optional<String> tool,
        Optional<String> decision,
        Optional<Instant> since,
        Reach reach,
        Page page,
        int limit) {
    public CallFilter {
        limit = Math.clamp(limit, 1, Views.MAX_ROWS);
    }

    /// All calls, a page at a time.
    public static CallFilter all(Page page, int limit) {
        return new CallFilter(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Reach.EVERYWHERE,
                page,
                limit);
    }

    /// The same within some projects.
    public CallFilter within(Reach projects) {
        return new CallFilter(run, phase, tool, decision, since, projects, page, limit);
    }

    /// The same on another page.
    public CallFilter on(Page next) {
        return new CallFilter(run, phase, tool, decision, since, reach, next, limit);
    }

    /// The same with another limit.
    public CallFilter upTo(int most) {
        return new CallFilter(run, phase, tool, decision, since, reach, page, most);
    }

    /// Where reading begins and which way it goes.
    public sealed interface Page {
        /// Oldest first, after a position.
        record After(long seq) implements Page {}

        /// Newest first, before a position.
        record Before(long seq) implements Page {}
    }
}
