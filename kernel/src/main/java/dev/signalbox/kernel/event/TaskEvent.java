package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import java.util.List;

/// What happens to a task.
public sealed interface TaskEvent extends Event {
    TaskId task();

    /// Somebody asked for work.
    record TaskCreated(
            TaskId task,
            ProjectId project,
            String title,
            String description,
            List<String> requirements,
            List<String> constraints,
            String workflow,
            List<TaskId> dependsOn)
            implements TaskEvent {
        public TaskCreated {
            requirements = List.copyOf(requirements);
            constraints = List.copyOf(constraints);
            dependsOn = List.copyOf(dependsOn);
        }
    }

    /// An agent took the task by pulling it.
    record TaskClaimed(TaskId task, AgentId agent) implements TaskEvent {}

    /// A run of the task began.
    record TaskStarted(TaskId task, RunId run) implements TaskEvent {}

    /// The task is over; `done` says whether it was done.
    record TaskClosed(TaskId task, boolean done, String reason) implements TaskEvent {}
}
