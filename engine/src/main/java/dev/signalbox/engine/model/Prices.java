package dev.signalbox.engine.model;

import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// What models cost, by their full names.
///
/// An entry `anthropic/claude-sonnet-4-5` also holds for dated releases of it (`…-20250929`, `…-2025-09-29`,
/// `…-latest`). A model of another name has no known price. An entry that ends in `/` or `:` holds for all names
/// that begin so.
public final class Prices {
    private static final Pattern RELEASE = Pattern.compile("-(?:[0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2}|latest)$");

    private final Map<String, Price> prices;

    private Prices(Map<String, Price> prices) {
        this.prices = Map.copyOf(prices);
    }

    /// The table that ships: list prices of the vendors. Scripts and models run by Ollama cost nothing.
    public static Prices shipped() {
        try (var table = Objects.requireNonNull(Prices.class.getResourceAsStream("prices.json"), "prices.json")) {
            var prices = read(new String(table.readAllBytes(), StandardCharsets.UTF_8));
            prices.put("scripted:", Price.FREE);
            prices.put("ollama/", Price.FREE);
            return new Prices(prices);
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the price table that ships", failure);
        }
    }

    private static Map<String, Price> read(String text) {
        var prices = new HashMap<String, Price>();
        for (var row : JsonText.parse(text).items()) {
            var name = row.text("model")
                    .orElseThrow(() -> new IllegalArgumentException("a price without a model: " + row));
            var longPrompts = row.at("above")
                    .map(above -> new Price.LongPrompts(dollars(above, "tokens").longValueExact(), rates(above)))
                    .orElse(null);
            prices.put(name, new Price(rates(row), longPrompts));
        }
        return prices;
    }

    /// Vendors that name no price for writing into the cache charge the ordinary one.
    private static Price.Rates rates(Json row) {
        var input = dollars(row, "input");
        return new Price.Rates(
                input,
                dollars(row, "output"),
                dollars(row, "cache_read"),
                row.at("cache_write").isPresent() ? dollars(row, "cache_write") : input);
    }

    private static BigDecimal dollars(Json row, String member) {
        return row.at(member)
                .map(value -> value instanceof Json.Num(var number) ? number : null)
                .orElseThrow(
                        () -> new IllegalArgumentException("no number '%s' in the price %s".formatted(member, row)));
    }

    /// This table with entries added or replaced.
    public Prices with(Map<String, Price> own) {
        var all = new HashMap<>(prices);
        all.putAll(own);
        return new Prices(all);
    }

    /// The price of a model, if it is known.
    public Optional<Price> of(String model) {
        return find(model)
                .or(() -> find(RELEASE.matcher(model).replaceFirst("")))
                .or(() -> family(model));
    }

    private Optional<Price> find(String name) {
        return Optional.ofNullable(prices.get(name));
    }

    private Optional<Price> family(String model) {
        return prices.entrySet().stream()
                .filter(entry -> entry.getKey().endsWith("/") || entry.getKey().endsWith(":"))
                .filter(entry -> model.startsWith(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /// What a call cost, in millionths of a dollar; empty if the price is not known.
    public OptionalLong microDollars(String model, Usage usage) {
        return of(model)
                .map(price -> OptionalLong.of(price.microDollars(usage)))
                .orElseGet(OptionalLong::empty);
    }

    /// Why a run must not start: its budget caps dollars, and these of its models have no known price.
    public Optional<String> refusal(Budget budget, List<String> models) {
        var unknown =
                models.stream().distinct().filter(model -> of(model).isEmpty()).toList();
        return budget.microDollars() == 0 || unknown.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        "the budget is capped in dollars, but no price is known for %s: set models.prices, or cap tokens instead"
                                .formatted(String.join(", ", unknown)));
    }
}
