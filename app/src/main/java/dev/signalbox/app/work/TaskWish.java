package dev.signalbox.app.work;

import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.TaskId;
import java.util.List;
import java.util.Optional;

/// What somebody wants to be done.
///
/// @param id under which it is taken on; drawn where there is none
/// @param title first line of the task
/// @param workflow name of the workflow that runs of it follow
/// @param dependsOn tasks that have to be done before
public record TaskWish(
        Optional<TaskId> id,
        ProjectId project,
        String title,
        String description,
        List<String> requirements,
        List<String> constraints,
        String workflow,
        List<TaskId> dependsOn) {
    public TaskWish {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        dependsOn = List.copyOf(dependsOn);
    }
}
