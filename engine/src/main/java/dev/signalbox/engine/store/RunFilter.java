package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Reach;
import java.util.List;
import java.util.Optional;

/// Which runs are asked for.
///
/// @param states words of states; none means any
/// @param task the task they belong to
/// @param reach the projects they belong to
/// @param before whose newest record lies before this position
/// @param limit 1 to [Views#MAX_ROWS]
public record RunFilter(List<String> states, Optional<String> task, Reach reach, long before, int limit) {
    public static final RunFilter NEWEST = new RunFilter(List.of(), Optional.empty(), 50);

    public RunFilter {
        states = List.copyOf(states);
        limit = Math.clamp(limit, 1, Views.MAX_ROWS);
    }

    /// Of all projects, from the newest on.
    public RunFilter(List<String> states, Optional<String> task, int limit) {
        this(states, task, Reach.EVERYWHERE, Long.MAX_VALUE, limit);
    }
}
