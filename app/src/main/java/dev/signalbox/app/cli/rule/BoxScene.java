package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.tool.PhaseBox;
import dev.signalbox.kernel.policy.PhasePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The box that a command line asks about, made by the same code as a run's.
record BoxScene(Sandbox sandbox, PhaseBox box, Duration time) {

    static Syntax options(Syntax syntax) {
        return Scene.options(syntax)
                .option("--timeout", "SECONDS", "kill it after so long; at most what the phase allows")
                .option("--sandbox", "MODE", "strict, bubblewrap, landlock, or none: nothing is held then");
    }

    static BoxScene of(Given given, Surroundings around, RuleParts parts) {
        var scene = Scene.of(given, around, parts.definitions().get());
        var phase = scene.phase(given.need("--phase"));
        var directory = real(scene.directory().orElse(around.directory()));
        var policy = PhasePolicy.of(phase, scene.profile(), scene.unruled());
        var limits = phase.tools().limits();
        var sandbox = parts.boxes().open(directory, given.text("--sandbox"));
        var box = PhaseBox.of(
                        directory,
                        policy.paths(),
                        limits,
                        PhaseBox.caches(parts.caches().get(), scene.profile()))
                .building(scene.profile())
                .within(sandbox.limits());
        var most = limits.timeoutSeconds();
        return new BoxScene(
                sandbox,
                box,
                Duration.ofSeconds(given.number("--timeout", 1, most).orElse(most)));
    }

    private static Path real(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw Stop.usage("%s is no directory".formatted(directory), "name one with --dir");
        }
        try {
            return directory.toRealPath();
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot follow " + directory, failure);
        }
    }

    BoxSpec spec(List<String> command) {
        return box.spec(command, "", time);
    }
}
