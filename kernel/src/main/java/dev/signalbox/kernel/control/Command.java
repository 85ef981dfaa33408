package dev.signalbox.kernel.control;

import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.run.RunCommand;
import java.time.Instant;
import java.util.List;

/// What somebody wants to happen. Every face of Signalbox turns what it is asked into one of these.
public sealed interface Command {

    /// Who asks: a user, an agent, or `engine`.
    String by();

    /// Take a task on.
    record CreateTask(String by, TaskCreated task) implements Command {}

    /// Make a run for a task.
    record CreateRun(String by, RunCreated run) implements Command {}

    /// Ask something of a run.
    record Steer(String by, RunCommand command) implements Command {}

    /// Change who may do what: all of it, in this order, or nothing. Only what is granted is recorded.
    ///
    /// @param now by the clock of whoever asks
    record Admit(String by, List<AccessEvent> changes, Instant now) implements Command {
        public Admit {
            changes = List.copyOf(changes);
        }
    }

    /// Report a fact about a run; it is refused where it cannot be true in the run's state.
    record Report(String by, Event fact) implements Command {}
}
