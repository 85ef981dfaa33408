package dev.signalbox.engine.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.artifact.Evidence.Hit;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AddedLinesTest {
    @Test
    void lines_are_numbered_as_in_the_new_file() {
        // Given
        var diff = """
                diff --git a/x.txt b/x.txt
                index 1..2 100644
                --- a/x.txt
                +++ b/x.txt
                @@ -1 +1,2 @@ context
                -old
                +new
                +newer
                @@ -10,0 +12 @@
                +last
                \\ No newline at end of file
                """;

        // When
        var lines = AddedLines.of(diff);

        // Then
        assertThat(lines)
                .containsExactly(
                        new Hit("x.txt", 1, "new"), new Hit("x.txt", 2, "newer"), new Hit("x.txt", 12, "last"));
    }

    @Test
    void a_line_that_looks_like_the_head_of_a_file_is_a_line() {
        // Given
        var diff = """
                --- a/x.txt
                +++ b/x.txt
                @@ -1,2 +1,3 @@
                --- a/other
                -x
                +++ b/other
                +@@ -1 +1 @@
                +evil
                """;

        // When
        var lines = AddedLines.of(diff);

        // Then
        assertThat(lines)
                .containsExactly(
                        new Hit("x.txt", 1, "++ b/other"),
                        new Hit("x.txt", 2, "@@ -1 +1 @@"),
                        new Hit("x.txt", 3, "evil"));
    }

    @Test
    void names_that_git_quotes_are_read() {
        // Given
        var diff = "--- /dev/null\n+++ \"b/a\\nb \\\"q\\\" \\303\\244\"\n@@ -0,0 +1 @@\n+x\n";

        // When
        var lines = AddedLines.of(diff);

        // Then
        assertThat(lines).isEqualTo(List.of(new Hit("a\nb \"q\" ä", 1, "x")));
    }
}
