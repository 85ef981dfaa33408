package dev.signalbox.app.cli.setup;

import dev.signalbox.app.work.Definitions;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.settings.Settings;
import dev.signalbox.engine.config.settings.SettingsReader;
import dev.signalbox.engine.sandbox.Survey;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks at the settings and at the project where the doctor was called: can its tests be run here?
record ProjectChecks(Definitions definitions, Map<String, String> environment, Path repository) {

    List<Symptom> look() {
        var reader = new SettingsReader(
                Places.of(environment).userSettings(), Optional.of(repository), environment, List.of());
        return switch (reader.read()) {
            case Checked.Sound<Settings> sound ->
                List.of(Symptom.ok("settings", "they hold; signalbox config show lists them"), project(sound.value()));
            case Checked.Faulty<Settings>(var problems) ->
                List.of(Symptom.fail(
                        "settings",
                        problems.stream().map(Problem::toString).collect(Collectors.joining("; ")),
                        "mend them: no run starts until they hold"));
        };
    }

    private Symptom project(Settings settings) {
        var choice = settings.profile();
        var profile = choice.over(definitions.profile(choice.name(), repository));
        var command = profile.testCommand().strip();
        if (command.isEmpty()) {
            return Symptom.warn(
                    "project",
                    "no profile fits %s: its tests cannot be run".formatted(repository),
                    "call the doctor in a project, or name profile.test_command in .signalbox/config.yaml");
        }
        var program = command.split("\\s+", 2)[0];
        var found = "%s: %s".formatted(profile.name(), command);
        return program.contains("/") || Survey.program(program).isPresent()
                ? Symptom.ok("project", found)
                : Symptom.fail(
                        "project",
                        "%s, but there is no %s".formatted(found, program),
                        "install %s where boxes see it, below /usr or /opt".formatted(program));
    }
}
