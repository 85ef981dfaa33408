package dev.signalbox.engine.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class YamlTest {

    @Test
    void every_value_knows_its_line_and_column() {
        // Given
        var text = """
                name: x
                list:
                  - 1
                  - {a: true}
                """;

        // When
        var tree = sound(text);

        // Then
        assertThat(places(tree))
                .containsExactly(
                        "1:1 a mapping",
                        "1:7 the text 'x'",
                        "3:3 a list",
                        "3:5 the number 1",
                        "4:5 a mapping",
                        "4:9 true");
    }

    @ParameterizedTest
    @CsvSource({
        "yes, \"yes\"",
        "on, \"on\"",
        "'''1''', \"1\"",
        "TRUE, true",
        "0x1f, 31",
        "0o17, 15",
        "0755, 755",
        "1.50, 1.50",
        "1e3, 1000",
        "1.2.3, \"1.2.3\"",
        "~, null",
        ".nan, \".nan\""
    })
    void plain_scalars_are_read_by_the_core_schema_of_yaml_1_2(String scalar, String json) {
        // When
        var value = sound("v: " + scalar).json().at("v").orElse(Json.Null.NULL);

        // Then
        assertThat(JsonText.canonical(value)).isEqualTo(JsonText.canonical(JsonText.parse(json)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'a: 1\nb: 2\na: 3'|3:1: key 'a' stands twice in one mapping",
                "'a:\n\t- b'|2:1: not YAML: found character '\\t(TAB)' that cannot start any token",
                "'a: b: c'|1:5: not YAML: mapping values are not allowed here",
                "'a: [1, 2'|1:9: not YAML: expected ',' or ']', but got <stream end>",
                "'a: *x'|1:4: alias *x has no anchor before it",
                "'a: !!python/object x'|1:4: tag tag:yaml.org,2002:python/object is not read",
                "'a: &b {c: 1}\nd:\n  <<: *b'|3:3: merge keys are not read",
                "'a: 1\n---\nb: 2'|3:1: a second document",
                "'? [a, b]\n: 1'|1:3: a key is a list",
                "''|1:1: the text is empty",
                "'# only a comment'|1:1: the text is empty",
                "'a: \u0007'|1:4: not YAML: character U+0007 is not allowed in a text"
            })
    void what_is_wrong_is_said_with_its_place(String text, String problem) {
        // When
        var problems = faulty(text);

        // Then
        assertThat(problems).singleElement().satisfies(found -> {
            assertThat("%d:%d: %s".formatted(found.line(), found.column(), found.message()))
                    .isEqualTo(problem);
            assertThat(found.fix()).isNotBlank();
        });
    }

    @Test
    void aliases_that_multiply_are_stopped_at_the_limit() {
        // Given
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 30; i++) {
            text.append("a%d: &a%d [%s]\n".formatted(i, i, String.join(", ", Collections.nCopies(10, "*a" + (i - 1)))));
        }

        // When
        var problems = faulty(text.toString());

        // Then
        assertThat(problems).singleElement().asString().contains("more than 50,000 values");
    }

    @Test
    void an_alias_to_the_collection_that_holds_it_is_refused() {
        // When
        var problems = faulty("a: &a [*a]");

        // Then
        assertThat(problems).singleElement().asString().contains("alias *a has no anchor before it");
    }

    @Test
    void deep_nesting_is_stopped_at_the_limit() {
        // When
        var problems = faulty("[".repeat(100_000));

        // Then
        assertThat(problems).singleElement().asString().contains("nested more than 50 levels deep");
    }

    @Test
    void a_text_beyond_the_limit_is_refused_before_it_is_read() {
        // When
        var problems = faulty("#".repeat(Yaml.MAX_CHARS + 1));

        // Then
        assertThat(problems).singleElement().asString().contains("the limit is 1,048,576");
    }

    @Property(tries = 2000)
    void any_text_is_sound_or_faulty(@ForAll("nearlyYaml") String text) {
        // When
        var read = Yaml.parse("x.yaml", text);

        // Then
        if (read instanceof Checked.Faulty<YamlNode>(var problems)) {
            assertThat(problems).isNotEmpty();
        }
    }

    @Provide
    Arbitrary<String> nearlyYaml() {
        var piece = Arbitraries.of(
                "a", "b: ", "- ", "\n", "\n  ", "\t", "[", "]", "{", "}", "&x ", "*x", "!t ", "'", "\"", "|\n", ">-\n",
                "? ", ": ", "#", "%", "@", "---\n", "...\n", ",", "\u0000", "\uD800", "<<: ", "1", "\\", "\uFEFF");
        return piece.list().ofMaxSize(25).map(pieces -> String.join("", pieces));
    }

    private static List<String> places(YamlNode node) {
        var here = "%d:%d %s".formatted(node.line(), node.column(), node.describe());
        var below = switch (node) {
            case YamlNode.Mapping mapping ->
                mapping.entries().stream().flatMap(entry -> places(entry.value()).stream());
            case YamlNode.Sequence sequence -> sequence.items().stream().flatMap(item -> places(item).stream());
            case YamlNode.Scalar _ -> Stream.<String>empty();
        };
        return Stream.concat(Stream.of(here), below).toList();
    }

    private static YamlNode sound(String text) {
        return switch (Yaml.parse("x.yaml", text)) {
            case Checked.Sound<YamlNode> it -> it.value();
            case Checked.Faulty<YamlNode>(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static List<Problem> faulty(String text) {
        return switch (Yaml.parse("x.yaml", text)) {
            case Checked.Sound<YamlNode> it -> throw new AssertionError("sound: " + it.value());
            case Checked.Faulty<YamlNode>(var problems) -> problems;
        };
    }
}
