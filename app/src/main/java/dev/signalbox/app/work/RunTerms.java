package dev.signalbox.app.work;

import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.id.RunId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// On which terms a task is worked on.
///
/// @param id of the run; drawn where there is none
/// @param workflow name or file
/// @param repository the user's repository; absolute
/// @param model name of a model; that of the settings or the environment where there is none
/// @param autonomy the settings' where there is none
/// @param budget the settings' where there is none
/// @param set settings for this run alone, `key=value`
public record RunTerms(
        Optional<RunId> id,
        String workflow,
        Map<String, String> inputs,
        Path repository,
        Optional<String> model,
        Optional<Autonomy> autonomy,
        Optional<Budget> budget,
        List<String> set) {
    public RunTerms {
        inputs = Map.copyOf(inputs);
        set = List.copyOf(set);
    }
}
