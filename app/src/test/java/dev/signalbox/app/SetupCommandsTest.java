package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupCommandsTest {
    @TempDir
    Path directory;

    @Test
    void the_doctor_says_which_keys_are_set_and_never_shows_them() {
        // Given
        var typed = Typed.in(directory).with("ANTHROPIC_API_KEY", "sk-ant-very-secret");

        // When
        var result = typed.run("doctor");

        // Then
        assertThat(result.out()).contains("ANTHROPIC_API_KEY").doesNotContain("very-secret");
    }

    @Test
    void a_failing_line_makes_the_doctor_end_with_1_and_say_what_to_do() {
        // Given
        var typed = Typed.in(directory).with("SIGNALBOX_HOME", "/proc/self/signalbox");

        // When
        var result = typed.run("doctor", "--json");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.json().list("checks"))
                .filteredOn(check -> check.text("level").orElse("").equals("fail"))
                .isNotEmpty()
                .allSatisfy(check -> assertThat(check.text("fix").orElse("")).isNotEmpty());
    }

    @Test
    void the_doctor_looks_at_the_settings_and_at_the_project() throws IOException {
        // Given
        var project = directory.resolve("project");
        Files.createDirectories(project.resolve(".signalbox"));
        Files.writeString(project.resolve(".signalbox/config.yaml"), "profile: {test_command: no-such-tool all}\n");

        // When
        var missing = Typed.in(directory).run("doctor", "--repo", project.toString());
        Files.writeString(project.resolve(".signalbox/config.yaml"), "budgt: {turns: 3}\n");
        var faulty = Typed.in(directory).run("doctor", "--repo", project.toString());

        // Then
        assertThat(List.of(missing.exit(), faulty.exit())).containsOnly(1);
        assertThat(missing.out()).contains("there is no no-such-tool");
        assertThat(faulty.out()).contains("budgt").contains("no run starts until they hold");
    }

    @Test
    void a_key_that_others_can_read_fails() throws IOException {
        // Given
        var keys = Files.createDirectories(directory.resolve("data/keys"));
        Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rwx------"));
        var key = Files.writeString(keys.resolve("signing.key"), "secret");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));

        // When
        var result = Typed.in(directory).run("doctor");

        // Then
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).contains("signing.key can be read by others").contains("chmod 600");
    }

    @Test
    void a_prefix_that_no_setting_has_is_an_error() {
        // When
        var result = Typed.in(directory).run("config", "show", "budgt");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("no setting begins with 'budgt'");
    }

    @Test
    void an_unknown_command_names_the_near_one() {
        // When
        var result = Typed.in(directory).run("docter");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("there is no command 'docter'", "did you mean doctor?");
    }

    @Test
    void an_error_is_json_when_json_was_asked_for() {
        // When
        var result = Typed.in(directory).run("doctor", "--jsn", "--json");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err())
                .isEqualToIgnoringNewLines(
                        "{\"error\":\"'doctor' has no option '--jsn'\",\"fix\":\"did you mean --json?\",\"exit\":2}");
    }

    @Test
    void a_setting_is_shown_with_where_it_came_from() {
        // When
        var set = Typed.in(directory).run("config", "show", "autonomy", "--set", "autonomy=auto", "--json");
        var unknown = Typed.in(directory).run("config", "show", "--set", "autonmy=auto");

        // Then
        assertThat(set.json().items()).singleElement().satisfies(each -> {
            assertThat(each.text("value")).contains("auto");
            assertThat(each.text("origin").orElse("")).contains("--set");
        });
        assertThat(unknown.exit()).isEqualTo(2);
        assertThat(unknown.err()).contains("autonomy");
    }
}
