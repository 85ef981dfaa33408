package dev.signalbox.kernel.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class NearNamesTest {
    private static final List<String> KNOWN =
            List.of("read_files", "write_files", "edit_files", "bash", "glob", "grep");

    @ParameterizedTest
    @CsvSource({
        "raed_files, did you mean read_files?",
        "Read-Files, did you mean read_files?",
        "files, did you mean edit_files or read_files or write_files?",
        "bsah, did you mean bash?",
        "gerp, did you mean grep?",
        "sudo, 'use one of: read_files, write_files, edit_files, bash, glob, grep'"
    })
    void an_unknown_name_is_answered_with_the_near_ones_or_with_all(String unknown, String fix) {
        // When
        var said = NearNames.fix(unknown, KNOWN);

        // Then
        assertThat(said).isEqualTo(fix);
    }
}
