package dev.signalbox.app;

import dev.signalbox.engine.config.Places;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Runs the commands of `training.txt` in one process, from which the launcher makes its start-up cache.
///
/// A command that fails here costs start-up time only, so its exit code is no matter.
final class Training {
    private Training() {}

    public static void main(String... args) throws IOException {
        var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        TrainingRun.record(Places.of(System.getenv()));
        for (var command : commands()) {
            Main.run(nowhere, nowhere, command.split(" "));
        }
    }

    static List<String> commands() throws IOException {
        try (var text =
                new BufferedReader(new InputStreamReader(Main.resource("training.txt"), StandardCharsets.UTF_8))) {
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        }
    }
}
