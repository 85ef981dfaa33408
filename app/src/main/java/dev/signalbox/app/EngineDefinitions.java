package dev.signalbox.app;

import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.Refusal;
import dev.signalbox.engine.config.definition.ProfileLibrary;
import dev.signalbox.engine.config.definition.WorkflowLibrary;
import dev.signalbox.engine.config.definition.WorkflowLibrary.Found;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// The engine's definitions, as commands ask for them.
final class EngineDefinitions implements Definitions {
    private static final int MOST_FILES = 10_000;

    private final WorkflowLibrary workflows;

    EngineDefinitions(WorkflowLibrary workflows) {
        this.workflows = workflows;
    }

    @Override
    public List<Listed> all(Path directory) {
        return workflows.all(directory).stream()
                .map(each -> new Listed(
                        each.name(),
                        each.origin().name().toLowerCase(Locale.ROOT),
                        each.file().map(Path::toString).orElse(""),
                        each.checked()))
                .toList();
    }

    @Override
    public Checked<Workflow> read(Path file) {
        return workflows.read(file).map(Found::workflow);
    }

    @Override
    public Checked<Workflow> check(String shown, String text) {
        return workflows.kept(shown, text, Path.of("/")).map(Found::workflow);
    }

    @Override
    public Workflow workflow(String nameOrFile, Path directory) {
        var checked = isFile(nameOrFile)
                ? workflows.read(directory.resolve(nameOrFile).normalize())
                : workflows.find(nameOrFile, directory).orElseThrow(() -> unknown(nameOrFile, directory));
        return switch (checked) {
            case Checked.Sound<Found> sound -> sound.value().workflow();
            case Checked.Faulty<Found>(var problems) ->
                throw Refusal.senseless(
                        "workflow %s does not hold".formatted(nameOrFile),
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
        };
    }

    /// A name is never taken for a file: what is run must not depend on what lies about.
    private static boolean isFile(String word) {
        return word.contains("/") || word.endsWith(".yaml") || word.endsWith(".yml");
    }

    private Refusal unknown(String name, Path directory) {
        return Refusal.unknown(
                "there is no workflow '%s'".formatted(name), NearNames.fix(name, workflows.names(directory)));
    }

    @Override
    public Profile profile(Optional<String> name, Path directory) {
        return name.map(EngineDefinitions::named)
                .orElseGet(() -> ProfileLibrary.detect(rootFiles(directory)).stream()
                        .findFirst()
                        .orElse(ProfileLibrary.NONE));
    }

    private static Profile named(String name) {
        return ProfileLibrary.find(name)
                .orElseThrow(() -> Refusal.unknown(
                        "there is no profile '%s'".formatted(name), NearNames.fix(name, ProfileLibrary.names())));
    }

    private static List<String> rootFiles(Path directory) {
        try (var files = Files.list(directory)) {
            return files.limit(MOST_FILES)
                    .map(file -> file.getFileName().toString())
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
