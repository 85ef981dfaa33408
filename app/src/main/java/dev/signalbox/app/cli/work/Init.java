package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.engine.config.Places;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Profile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// `init`: lays out the settings of a project and a workflow to begin with. What is there stays as it is.
record Init(Surroundings around, Supplier<Definitions> definitions) implements Verb {
    private static final String EXAMPLE = "example.yaml";

    static Syntax syntax() {
        return Syntax.of("init", "Lay out settings and an example workflow for a project")
                .option("--repo", "PATH", "the project (default: here)")
                .detail(
                        "Writes .signalbox/config.yaml, in which everything is off, and .signalbox/workflows/example.yaml"
                                + " where there is no such directory. Overwrites nothing. No run needs it.")
                .example("signalbox init --repo ~/shop");
    }

    /// A file, and whether it was written now.
    private record Laid(Path file, boolean written) {}

    @Override
    public int run(Given given) {
        var repository = around.repository(given);
        if (!Files.isDirectory(repository)) {
            throw Stop.usage("%s is no directory".formatted(repository), "name the directory of a project");
        }
        var laid = List.of(settings(repository), workflow(repository));
        var profile = definitions.get().profile(Optional.empty(), repository);
        if (given.json()) {
            around.screen().json(json(laid, profile));
        } else {
            print(laid, profile);
        }
        return Exit.DONE;
    }

    private static Laid settings(Path repository) {
        var file = Places.projectSettings(repository);
        return present(file) ? new Laid(file, false) : write(file, resource("/dev/signalbox/app/cli/work/config.yaml"));
    }

    private static Laid workflow(Path repository) {
        var directory = Places.projectWorkflows(repository);
        if (present(directory)) {
            return new Laid(directory, false);
        }
        var quick = resource("/dev/signalbox/workflows/quick.yaml");
        return write(directory.resolve(EXAMPLE), quick.replaceFirst("(?m)^name: quick$", "name: example"));
    }

    private static boolean present(Path path) {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    private static Laid write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            return new Laid(file, true);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot write " + file, cause);
        }
    }

    private static String resource(String name) {
        try (var stream = Init.class.getResourceAsStream(name)) {
            if (stream == null) {
                throw new IllegalStateException("the jar is incomplete: %s is missing".formatted(name));
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException("cannot read " + name, cause);
        }
    }

    private void print(List<Laid> laid, Profile profile) {
        var screen = around.screen();
        laid.forEach(each -> screen.line((each.written()
                        ? screen.style().good("wrote  ")
                        : screen.style().quiet("kept   "))
                + each.file()));
        screen.line(
                profile.testCommand().isBlank()
                        ? screen.style()
                                .warn("no profile fits this project: name test_command below profile in the settings")
                        : "profile %s: tests run by '%s'".formatted(profile.name(), profile.testCommand()));
        screen.line("next: signalbox doctor, then signalbox run tdd \"your task\"");
    }

    private static Json json(List<Laid> laid, Profile profile) {
        return Json.obj()
                .with(
                        "files",
                        new Json.Arr(laid.stream()
                                .<Json>map(each -> Json.obj()
                                        .with("file", Json.of(each.file().toString()))
                                        .with("written", Json.of(each.written())))
                                .toList()))
                .with("profile", Json.of(profile.name()))
                .with("test_command", Json.of(profile.testCommand()));
    }
}
