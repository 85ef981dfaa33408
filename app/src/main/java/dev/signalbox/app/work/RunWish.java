package dev.signalbox.app.work;

import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.id.ProjectId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What somebody wants to be done.
///
/// @param workflow name or file
/// @param title first line of the task
/// @param repository the user's repository; absolute
/// @param model name of a model; that of the settings or the environment where there is none
/// @param autonomy the settings' where there is none
/// @param budget the settings' where there is none
/// @param set settings for this run alone, `key=value`
public record RunWish(
        String workflow,
        String title,
        String description,
        List<String> requirements,
        List<String> constraints,
        Map<String, String> inputs,
        Path repository,
        Optional<String> model,
        Optional<Autonomy> autonomy,
        Optional<Budget> budget,
        List<String> set) {
    public RunWish {
        requirements = List.copyOf(requirements);
        constraints = List.copyOf(constraints);
        inputs = Map.copyOf(inputs);
        set = List.copyOf(set);
    }

    /// The task in it, of the project that everything belongs to which names none.
    public TaskWish task(String workflowName) {
        return new TaskWish(
                Optional.empty(),
                ProjectId.DEFAULT,
                title,
                description,
                requirements,
                constraints,
                workflowName,
                List.of());
    }

    /// The terms in it.
    public RunTerms terms() {
        return new RunTerms(Optional.empty(), workflow, inputs, repository, model, autonomy, budget, set);
    }
}
