package dev.signalbox.engine.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.event.Budget;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PricesTest {
    private static final Usage MILLION_EACH = new Usage(1_000_000, 1_000_000, 1_000_000, 1_000_000);
    private static final Budget CAPPED = new Budget(10, 0, 1_000_000, 60);

    private final Prices prices = Prices.shipped();

    @ParameterizedTest
    @CsvSource({
        // 3 + 15 + 0.30 + 3.75 dollars
        "anthropic/claude-sonnet-4-5, 22050000",
        "anthropic/claude-sonnet-4-5-20250929, 22050000",
        "anthropic/claude-sonnet-4-5-latest, 22050000",
        // 1.75 + 14 + 0.175, and writing into the cache at the price of reading
        "openai/gpt-5.2, 17675000",
        "openai/gpt-5.2-2025-12-11, 17675000",
        "scripted:demo.yaml, 0",
        "ollama/qwen3:8b, 0",
    })
    void a_call_costs_its_tokens_at_the_model_s_rates(String model, long microDollars) {
        // When
        var cost = prices.microDollars(model, MILLION_EACH);

        // Then
        assertThat(cost).hasValue(microDollars);
    }

    @ParameterizedTest
    @CsvSource({"anthropic/claude-sonnet-4-5-turbo", "openai/gpt-5.2x", "openai-compatible/qwen", "claude-sonnet-4-5"})
    void a_model_of_another_name_has_no_known_price(String model) {
        // When
        var cost = prices.microDollars(model, MILLION_EACH);

        // Then
        assertThat(cost).isEqualTo(OptionalLong.empty());
    }

    @ParameterizedTest
    @CsvSource({"200000, 0, 250000", "200001, 0, 500003", "100000, 100001, 275001"})
    void a_long_prompt_is_dearer_as_a_whole(long input, long cacheRead, long microDollars) {
        // When
        var cost = prices.microDollars("gemini/gemini-2.5-pro", new Usage(input, 0, cacheRead, 0));

        // Then
        assertThat(cost).hasValue(microDollars);
    }

    @Test
    void own_prices_come_before_those_that_ship() {
        // Given
        var rates = new Price.Rates(BigDecimal.ONE, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
        var own = prices.with(Map.of("openai/gpt-5.2", new Price(rates, null), "openai-compatible/", Price.FREE));

        // When
        var costs = List.of(
                own.microDollars("openai/gpt-5.2", MILLION_EACH),
                own.microDollars("openai-compatible/qwen", MILLION_EACH));

        // Then
        assertThat(costs).containsExactly(OptionalLong.of(1_000_000), OptionalLong.of(0));
    }

    @Test
    void a_dollar_cap_refuses_a_model_whose_price_is_unknown() {
        // When
        var refusal = prices.refusal(CAPPED, List.of("openai/gpt-5.2", "openai-compatible/qwen"));

        // Then
        assertThat(refusal)
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("openai-compatible/qwen")
                        .contains("models.prices")
                        .doesNotContain("gpt-5.2"));
    }

    @Test
    void without_a_dollar_cap_or_with_known_prices_nothing_is_refused() {
        // When
        var uncapped = prices.refusal(Budget.DEFAULT, List.of("openai-compatible/qwen"));
        var known = prices.refusal(CAPPED, List.of("scripted:x", "openai/gpt-5.2"));

        // Then
        assertThat(uncapped).isEmpty();
        assertThat(known).isEmpty();
    }
}
