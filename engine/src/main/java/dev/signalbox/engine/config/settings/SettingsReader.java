package dev.signalbox.engine.config.settings;

import dev.signalbox.engine.config.Places;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Reads settings from all their sources: defaults, the user's file, the project's file, the environment, the command
/// line; each wins over the one before. Every problem of every source is reported at once.
///
/// @param userFile need not exist
/// @param repository whose `.signalbox/config.yaml` counts, if there is one
/// @param environment all of it; variables that begin with `SIGNALBOX_` are settings
/// @param options `key=value` texts of `--set`, later ones over earlier ones
public record SettingsReader(
        Path userFile, Optional<Path> repository, Map<String, String> environment, List<String> options) {
    public SettingsReader {
        environment = Map.copyOf(environment);
        options = List.copyOf(options);
    }

    /// The settings, or everything that is wrong with them.
    public Checked<Settings> read() {
        var problems = new ArrayList<Problem>();
        Map<String, Given> merged = new TreeMap<>(standard());
        if (Files.exists(userFile)) {
            merged.putAll(FileLayer.user(userFile, problems));
        }
        repository.map(Places::projectSettings).filter(Files::exists).ifPresent(file -> {
            var project = FileLayer.project(repository.orElseThrow(), file, problems);
            ProjectTrust.check(project, merged, problems);
            merged.putAll(project);
        });
        merged.putAll(OuterLayers.environment(environment, problems));
        merged.putAll(OuterLayers.options(options, problems));
        return problems.isEmpty()
                ? new Checked.Sound<>(new Settings(merged), List.of())
                : new Checked.Faulty<>(problems);
    }

    private static Map<String, Given> standard() {
        var values = new TreeMap<String, Given>();
        Keys.ALL.stream()
                .filter(key -> key.standard() != Json.Null.NULL)
                .forEach(key ->
                        values.put(key.path().toString(), new Given(key, key.standard(), new Origin.Standard(), 0)));
        return values;
    }
}
