package dev.signalbox.engine.config.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.config.settings.Key.Trust;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Check;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The references name everything there is.
final class DocumentationTest {
    private static final Path DOCS = Path.of("../docs");

    @Test
    void every_check_and_parameter_has_its_place_in_the_reference() throws IOException {
        // When
        var rows = Files.readAllLines(DOCS.resolve("workflow-reference.md"));

        // Then
        assertThat(Arrays.stream(Check.values())).allSatisfy(check -> {
            var row = row(rows, check.word());
            assertThat(check.params()).allSatisfy(param -> assertThat(row).contains("`" + param.name() + "`"));
        });
    }

    @Test
    void every_setting_has_its_place_in_the_reference_with_its_default_and_what_a_project_may_say() throws IOException {
        // When
        var rows = Files.readAllLines(DOCS.resolve("configuration.md"));

        // Then
        assertThat(Keys.ALL).allSatisfy(key -> {
            var row = row(rows, key.path().toString());
            assertThat(words(key)).anyMatch(row::endsWith);
            if (key.standard() instanceof Json.Str || key.standard() instanceof Json.Num) {
                assertThat(row).contains("| `" + Settings.shown(key.standard()) + "` |");
            }
        });
    }

    private static List<String> words(Key key) {
        return switch (key.trust()) {
            case Trust.FREE -> List.of("| yes |");
            case Trust.TIGHTEN -> List.of("| stricter only |", "| lower only |");
            case Trust.REFUSED -> List.of("| refused |");
        };
    }

    private static String row(List<String> rows, String name) {
        return rows.stream()
                .filter(row -> row.startsWith("| `" + name + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + name));
    }
}
