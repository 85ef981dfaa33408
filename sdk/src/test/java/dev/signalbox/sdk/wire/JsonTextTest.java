package dev.signalbox.sdk.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTextTest {

    @Test
    void members_keep_their_order_and_numbers_their_digits() {
        // Given
        var text = "{\"b\":1.50,\"a\":[true,false,null,\"x\"],\"n\":123456789012345678901234567890}";

        // When
        var printed = JsonText.print(JsonText.parse(text));

        // Then
        assertThat(printed).isEqualTo(text);
    }

    @Test
    void canonical_text_is_the_same_for_values_that_mean_the_same() {
        // Given
        var one = JsonText.parse("{\"b\": 1.50, \"a\": {\"y\": 100, \"x\": 0.0}}");
        var other = JsonText.parse("{\"a\":{\"x\":0,\"y\":1e2},\"b\":1.5}");

        // When
        var texts = List.of(JsonText.canonical(one), JsonText.canonical(other));

        // Then
        assertThat(texts).containsOnly("{\"a\":{\"x\":0,\"y\":100},\"b\":1.5}");
    }

    @Test
    void pretty_text_is_indented_and_leaves_empty_lists_on_one_line() {
        // Given
        var value = new Json.Obj(Map.of("a", new Json.Arr(List.of(Json.of(1), Json.obj(), new Json.Arr(List.of())))));

        // When
        var text = JsonText.pretty(value);

        // Then
        assertThat(text).isEqualTo("""
                {
                  "a": [
                    1,
                    {},
                    []
                  ]
                }""");
    }

    @Test
    void control_characters_and_lone_surrogates_are_escaped_and_pairs_are_not() {
        // Given
        var value = Json.of("\u0001\"\\\n\uD83D\uDE00\uD83D");

        // When
        var text = JsonText.print(value);

        // Then
        assertThat(text).isEqualTo("\"\\u0001\\\"\\\\\\n\uD83D\uDE00\\ud83d\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "NaN",
                "01",
                "// x\n1",
                "1 2",
                "'x'",
                "\"\t\"",
                "[1}",
                "nul",
                "\uFEFF1"
            })
    void what_is_not_json_is_refused(String text) {
        // When
        var failure = catchThrowableOfType(MalformedJson.class, () -> JsonText.parse(text));

        // Then
        assertThat(failure).isNotNull();
        assertThat(failure.reason()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"a\":1,\"a\":2}|1|11", "'{\n  \"a\": tru\n}'|2|8", "'[1,\n 2,\n x]'|3|2"})
    void an_error_says_line_and_column(String text, int line, int column) {
        // When
        var failure = catchThrowableOfType(MalformedJson.class, () -> JsonText.parse(text));

        // Then
        assertThat(List.of(failure.line(), failure.column())).isEqualTo(List.of(line, column));
    }

    @Test
    void nesting_beyond_the_limit_is_refused() {
        // Given
        var text = "[".repeat(JsonText.MAX_DEPTH + 1) + "]".repeat(JsonText.MAX_DEPTH + 1);

        // When
        var failure = catchThrowableOfType(MalformedJson.class, () -> JsonText.parse(text));

        // Then
        assertThat(failure.reason()).contains("200");
    }

    @Test
    void nesting_at_the_limit_is_read() {
        // Given
        var text = "[".repeat(JsonText.MAX_DEPTH) + "]".repeat(JsonText.MAX_DEPTH);

        // When
        var value = JsonText.parse(text);

        // Then
        assertThat(JsonText.print(value)).isEqualTo(text);
    }

    @Test
    void a_text_beyond_the_limit_is_refused() {
        // Given
        var text = "\"" + "x".repeat(JsonText.MAX_CHARS) + "\"";

        // When
        var failure = catchThrowableOfType(MalformedJson.class, () -> JsonText.parse(text));

        // Then
        assertThat(failure.reason()).contains("the limit is");
    }

    @Property(tries = 300)
    void what_is_printed_reads_back_as_it_was(@ForAll("values") Json value) {
        // When
        var again = List.of(JsonText.parse(JsonText.print(value)), JsonText.parse(JsonText.pretty(value)));

        // Then
        assertThat(again).containsOnly(value);
    }

    @Property(tries = 300)
    void any_text_is_read_or_refused(@ForAll("nearlyJson") String text) {
        // When
        var failure = catchThrowable(() -> JsonText.parse(text));

        // Then
        if (failure != null) {
            assertThat(failure).isInstanceOf(MalformedJson.class).hasMessageStartingWith("not JSON: ");
        }
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.strings()
                .withChars("{}[]\",:0123456789.eE+-truefalsn\\u \n")
                .ofMaxLength(40);
    }

    @Provide
    Arbitrary<Json> values() {
        return Arbitraries.lazyOf(this::leaf, this::leaf, this::leaf, this::branch);
    }

    private Arbitrary<Json> leaf() {
        return Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(12).map(Json::of),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e30"), new BigDecimal("1e30"))
                        .ofScale(9)
                        .map(Json.Num::new),
                Arbitraries.of(Json.Bool.TRUE, Json.Bool.FALSE, Json.Null.NULL));
    }

    private Arbitrary<Json> branch() {
        return Arbitraries.oneOf(
                values().list().ofMaxSize(3).map(Json.Arr::new),
                Arbitraries.maps(Arbitraries.strings().ofMaxLength(5), values())
                        .ofMaxSize(3)
                        .map(Json.Obj::new));
    }
}
