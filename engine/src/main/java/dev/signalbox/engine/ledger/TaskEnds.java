package dev.signalbox.engine.ledger;

import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.TaskEvent.TaskClosed;
import dev.signalbox.kernel.run.RunState;
import java.util.Optional;

/// A task is over when its run is.
final class TaskEnds {
    private TaskEnds() {}

    /// What a step of a run means to its task.
    static Optional<Event> of(RunState before, RunState after) {
        if (before instanceof RunState.Terminal || !(after instanceof RunState.Terminal over)) {
            return Optional.empty();
        }
        var task = after.facts().created().task();
        return Optional.of(
                switch (over) {
                    case RunState.Completed _ -> new TaskClosed(task, true, "");
                    case RunState.Failed failed -> new TaskClosed(task, false, failed.reason());
                    case RunState.TimedOut late -> new TaskClosed(task, false, late.reason());
                    case RunState.Cancelled cancelled -> new TaskClosed(task, false, cancelled.reason());
                });
    }
}
