package dev.signalbox.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.app.work.Style;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class WrapTest {
    private static final String RED = "\u001b[31m";
    private static final String PLAIN = "\u001b[0m";

    @Test
    void a_line_that_fits_stays_as_it_is() {
        assertThat(Wrap.lines("  one two", 9, 4)).containsExactly("  one two");
    }

    @Test
    void a_long_line_is_broken_between_words_and_goes_on_indented() {
        assertThat(Wrap.lines("  one two three four five six seven", 24, 4))
                .containsExactly("  one two three four", "    five six seven");
    }

    @Test
    void a_word_that_is_longer_than_the_line_stays_whole() {
        var path = "/a/path/that/is/longer/than/the/line/is/wide";
        assertThat(Wrap.lines("see " + path + " there", 24, 2)).containsExactly("see", "  " + path, "  there");
    }

    @Test
    void marks_have_no_width_and_go_on_in_the_next_line() {
        assertThat(Wrap.lines(RED + "one two three four five six" + PLAIN + " seven", 24, 2))
                .containsExactly(RED + "one two three four five" + PLAIN, "  " + RED + "six" + PLAIN + " seven");
    }

    @Test
    void a_table_breaks_its_last_column_below_itself() {
        // Given
        var out = new ByteArrayOutputStream();
        var screen = new Screen(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                System.err,
                30,
                Style.PLAIN,
                Style.PLAIN,
                Screen.Dialogue.IMPOSSIBLE);

        // When
        new Table().row("run-1", "one two three four five six").print(screen);

        // Then
        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("run-1  one two three four five", "       six");
    }
}
