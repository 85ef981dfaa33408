package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
