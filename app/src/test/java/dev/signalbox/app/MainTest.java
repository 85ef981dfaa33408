package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

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
    void every_training_command_is_one_that_exists() throws IOException {
        // When
        var exits = Training.commands().stream().map(command -> run(command.split(" ")));

        // Then
        assertThat(exits).isNotEmpty().allMatch(exit -> exit != 2);
    }

    private int run(String... args) {
        return Main.run(print(out), print(err), args);
    }

    private static PrintStream print(ByteArrayOutputStream to) {
        return new PrintStream(to, true, StandardCharsets.UTF_8);
    }
}
