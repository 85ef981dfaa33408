package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SandboxCommandsTest {
    @TempDir
    Path directory;

    @BeforeEach
    void layOut() throws IOException {
        // As root, the user of the box has to get there.
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.createDirectories(directory.resolve("src/test/java"));
        Files.createDirectories(directory.resolve("src/main/java"));
        Files.writeString(directory.resolve("pom.xml"), "<project/>");
    }

    @Test
    void what_a_phase_may_write_is_written_and_nothing_else() throws IOException {
        // When
        var result = exec("sh", "-c", "echo t > src/test/java/T.java; echo m > src/main/java/M.java; exit 7");

        // Then
        assertThat(result.exit()).as(result.err()).isEqualTo(7);
        assertThat(directory.resolve("src/test/java/T.java")).hasContent("t");
        assertThat(directory.resolve("src/main/java/M.java")).doesNotExist();
    }

    @Test
    void a_write_to_the_sources_fails_in_the_command_itself() {
        // When
        var result = exec("sh", "-c", "mkdir -p target && echo o > target/o && echo m > src/main/java/M.java");

        // Then
        assertThat(result.exit()).isNotZero();
        assertThat(result.err()).contains("src/main/java/M.java: Read-only file system");
        assertThat(directory.resolve("target")).doesNotExist();
    }

    @Test
    void what_a_layer_dropped_is_told() {
        // When
        var result = Typed.in(directory)
                .run(
                        "sandbox",
                        "exec",
                        "--workflow=tdd",
                        "--phase=TDD",
                        "--profile=python",
                        "--dir=.",
                        "--",
                        "sh",
                        "-c",
                        "echo m > app.py; echo t > test_app.py");

        // Then
        assertThat(result.exit()).isZero();
        assertThat(result.err()).isEqualTo("signalbox: dropped app.py: no writable pattern matches\n");
        assertThat(directory.resolve("app.py")).doesNotExist();
        assertThat(directory.resolve("test_app.py")).hasContent("t");
    }

    @Test
    void input_and_output_are_passed_through() {
        // When
        var result = Typed.in(directory)
                .saying("over there\n")
                .run("sandbox", "exec", "--workflow", "tdd", "--phase", "PLAN", "--dir", ".", "--", "cat");

        // Then
        assertThat(result.out()).isEqualTo("over there\n");
        assertThat(result.exit()).isZero();
    }

    @Test
    void a_command_that_takes_too_long_ends_with_124() {
        // When
        var result = Typed.in(directory)
                .run(
                        "sandbox",
                        "exec",
                        "--workflow",
                        "tdd",
                        "--phase",
                        "PLAN",
                        "--dir",
                        ".",
                        "--timeout",
                        "1",
                        "--",
                        "sleep",
                        "60");

        // Then
        assertThat(result.exit()).isEqualTo(124);
        assertThat(result.err()).contains("it took longer than allowed");
    }

    @Test
    void the_box_is_shown_as_one_document() {
        // When
        var box = Typed.in(directory)
                .run("sandbox", "show", "--workflow", "tdd", "--phase", "TDD", "--dir", ".", "--json")
                .json();

        // Then
        assertThat(box.text("network")).contains("NONE");
        assertThat(box.list("mounts")).isNotEmpty();
    }

    @Test
    void an_unknown_phase_names_the_near_one() {
        // When
        var result = Typed.in(directory).run("sandbox", "show", "--workflow", "tdd", "--phase", "TTD", "--dir", ".");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("did you mean TDD?");
    }

    private Typed.Result exec(String... command) {
        var args = new String[command.length + 10];
        System.arraycopy(
                new String[] {
                    "sandbox", "exec", "--workflow", "tdd", "--phase", "TDD", "--profile", "maven", "--dir=.", "--"
                },
                0,
                args,
                0,
                10);
        System.arraycopy(command, 0, args, 10, command.length);
        return Typed.in(directory).run(args);
    }
}
