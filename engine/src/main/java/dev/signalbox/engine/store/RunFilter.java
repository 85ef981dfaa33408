package dev.signalbox.engine.store;

import java.util.List;
import java.util.Optional;

/// Which runs are asked for.
///
/// @param states words of states; none means any
/// @param task the task they belong to
/// @param limit 1 to [Views#MAX_ROWS]
public record RunFilter(List<String> states, Optional<String> task, int limit) {
    public static final RunFilter NEWEST = new RunFilter(List.of(), Optional.empty(), 50);

    public RunFilter {
        states = List.copyOf(states);
        limit = Math.clamp(limit, 1, Views.MAX_ROWS);
    }
}
