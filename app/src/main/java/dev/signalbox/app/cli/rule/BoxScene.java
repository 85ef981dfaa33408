package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.work.Definitions;
import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.tool.PhaseBox;
import dev.signalbox.kernel.policy.PhasePolicy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The box that a command line asks about, made by the same code as a run's.
record BoxScene(PhaseBox box, Duration time) {

    static BoxScene of(Given given, Surroundings around, Definitions definitions, Path caches) {
        var scene = Scene.of(given, around, definitions);
        var phase = scene.phase(given.need("--phase"));
        var directory = real(scene.directory().orElse(around.directory()));
        var policy = PhasePolicy.of(phase, scene.profile(), scene.unruled());
        var limits = phase.tools().limits();
        var box = PhaseBox.of(directory, policy.paths(), limits, PhaseBox.caches(caches, scene.profile()));
        var most = limits.timeoutSeconds();
        return new BoxScene(
                box, Duration.ofSeconds(given.number("--timeout", 1, most).orElse(most)));
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
