package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Reach;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which tasks are asked for.
///
/// @param states words of states; none means any
/// @param reach the projects they belong to
/// @param after behind this one in the order of the list
/// @param limit 1 to [Views#MAX_ROWS]
public record TaskFilter(List<String> states, Reach reach, Optional<Place> after, int limit) {
    public TaskFilter {
        states = List.copyOf(states);
        limit = Math.clamp(limit, 1, Views.MAX_ROWS);
    }

    /// The newest, of all projects.
    public static TaskFilter newest(int limit) {
        return new TaskFilter(List.of(), Reach.EVERYWHERE, Optional.empty(), limit);
    }

    /// A place in the list of tasks: the newest first, and of those made at once by their ids.
    public record Place(Instant created, String task) {}
}
