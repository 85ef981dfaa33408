package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.engine.config.Places;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void the_version_is_the_one_of_the_build() {
        // When
        var exit = run("--version");

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("signalbox \\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\\R");
    }

    @Test
    void without_a_command_the_usage_is_shown() {
        // When
        var exit = run();

        // Then
        assertThat(exit).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Usage: signalbox");
    }

    @Test
    void an_unknown_command_is_named_and_ends_with_2() {
        // When
        var exit = run("rnu");

        // Then
        assertThat(exit).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("'rnu'");
    }

    @Test
    void every_training_command_finds_what_it_asks_for(@TempDir Path home) throws IOException {
        // Given
        var environment = Map.of("SIGNALBOX_HOME", home.toString(), "XDG_CONFIG_HOME", home.toString());
        TrainingRun.record(Places.of(environment));
        var around = new Surroundings(
                Screen.plain(InputStream.nullInputStream(), print(out), print(err)),
                environment,
                home,
                Clock.systemUTC());

        // When
        var exits = Training.commands().stream()
                .filter(command -> !command.equals("--version"))
                .map(command -> Main.run(around, command.split(" ")));

        // Then
        assertThat(exits).isNotEmpty().allMatch(exit -> exit != 2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("162 records in an unbroken chain");
    }

    private int run(String... args) {
        return Main.run(print(out), print(err), args);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
