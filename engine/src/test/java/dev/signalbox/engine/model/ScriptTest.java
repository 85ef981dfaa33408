package dev.signalbox.engine.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.engine.model.Script.Section;
import dev.signalbox.engine.model.Script.Step;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ScriptTest {

    @ParameterizedTest
    @CsvSource({
        "implementer, IMPL, 1, implementer",
        "implementer, IMPL, 2, implementer#2",
        "implementer, IMPL, 3, implementer#2",
        "implementer, IMPL, 4, implementer#4",
        "implementer, COMPLETE, 1, implementer@COMPLETE",
        "implementer, COMPLETE, 4, implementer@COMPLETE",
        "implementer, '', 1, implementer",
    })
    void the_phase_counts_first_and_then_the_highest_session_reached(
            String role, String phase, int attempt, String expected) {
        // Given
        var script = script("implementer", "implementer#2", "implementer#4", "implementer@COMPLETE");

        // When
        var found = script.section(new Speaker(role, phase, attempt));

        // Then
        assertThat(found.map(Section::key)).contains(expected);
    }

    @Test
    void a_section_for_a_later_session_does_not_play_in_the_first() {
        // Given
        var script = script("implementer#2");

        // When
        var found = script.section(Speaker.of("implementer"));

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void two_sections_that_mean_the_same_are_refused_with_their_line() {
        // Given
        var sections = Stream.of("planner", "planner#1")
                .map(key -> new Section(key, List.of(), 7))
                .toList();

        // When / Then
        assertThatThrownBy(() -> new Script("s.yaml", sections, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("s.yaml:7: there is another section 'planner#1'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "a#0", "a#x", "a@", "@P", "a#1@P", "a@P@Q"})
    void a_malformed_key_is_refused(String key) {
        assertThatThrownBy(() -> new Section(key, List.of(), 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("role@PHASE#2");
    }

    private static Script script(String... keys) {
        return new Script(
                "test",
                Stream.of(keys)
                        .map(key -> new Section(key, List.of(Step.of(key)), 1))
                        .toList(),
                Script.NOTHING_MORE);
    }
}
