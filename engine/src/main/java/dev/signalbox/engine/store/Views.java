package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What lists and searches read. Kept with every append, in the same transaction, and never the truth: they can be
/// thrown away and made again from the log.
public interface Views {
    /// The most rows that one question may ask for.
    int MAX_ROWS = 10_000;

    /// Runs, the one that changed last first.
    List<RunListed> runs(RunFilter filter);

    Optional<RunListed> run(RunId run);

    /// Tasks, the newest first.
    List<TaskRow> tasks(TaskFilter filter);

    Optional<TaskRow> task(TaskId task);

    /// Tool calls with all that is recorded of them.
    List<CallRow> calls(CallFilter filter);

    /// Positions of decided calls that the list of calls lacks or says something else of than the log; at most `limit`.
    List<Long> strayCalls(int limit);

    /// Throws all views away and makes them again from the log. `fold` makes the row of a run from all its records.
    void rebuild(Function<List<Recorded>, RunRow> fold);
}
