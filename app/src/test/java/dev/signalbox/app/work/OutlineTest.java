package dev.signalbox.app.work;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.json.Json;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutlineTest {
    @Test
    void a_document_is_shown_as_an_outline() {
        // Given
        var plan = Json.obj().with("title", Json.of("Limit")).with("steps", Json.strings(List.of("one", "two")));

        // When
        var lines = Outline.of(plan, " ");

        // Then
        assertThat(lines).containsExactly(" title: Limit", " steps:", "   - one", "   - two");
    }

    @Test
    void a_call_is_told_by_what_it_is_about() {
        assertThat(CallText.of("{\"path\":\"src/A.java\",\"content\":\"long text\"}"))
                .isEqualTo("src/A.java");
        assertThat(CallText.of("{\"pattern\":\"x+\",\"path\":\"src\"}")).isEqualTo("x+ in src");
        assertThat(CallText.of("{\"odd\":1}")).isEqualTo("{\"odd\":1}");
        assertThat(CallText.of("{\"path\":\"cut of")).isEqualTo("{\"path\":\"cut of");
    }
}
