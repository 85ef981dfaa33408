package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliReferenceTest {
    private static final Path REFERENCE = Path.of("../docs/cli.md");

    @TempDir
    Path directory;

    @Test
    void the_reference_says_what_the_help_says() throws IOException {
        // When
        var reference = CliReference.of(Typed.in(directory));

        // Then
        if (System.getProperty("signalbox.write", "").equals("docs")) {
            Files.writeString(REFERENCE, reference);
        }
        assertThat(REFERENCE)
                .as("make it anew: mvn -pl app test -Dtest=CliReferenceTest -Dsignalbox.write=docs")
                .hasContent(reference);
    }

    @Test
    void every_command_has_an_example() {
        // When
        var commands = CliReference.commands(Typed.in(directory));

        // Then
        assertThat(commands)
                .isNotEmpty()
                .allSatisfy(
                        name -> assertThat(help(name)).containsPattern("Example\\R  signalbox " + Pattern.quote(name)));
    }

    private String help(String name) {
        return CliReference.help(Typed.in(directory), List.of(name.split(" ", 2)));
    }
}
