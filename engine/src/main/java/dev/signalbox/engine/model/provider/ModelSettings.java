package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.config.settings.EndpointChoice;
import dev.signalbox.engine.model.Price;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How models are reached.
///
/// @param endpoints addresses and keys; a vendor that is absent cannot be asked
/// @param retries how often passing failures are tried again
/// @param idle the longest silence in an answer
/// @param prices own prices, by the models' full names; they come before those that ship
public record ModelSettings(
        Map<Vendor, Endpoint> endpoints, RetryPolicy retries, Duration idle, Map<String, Price> prices) {
    /// A small machine reads a long prompt for minutes before it says a word.
    private static final Duration DEFAULT_IDLE = Duration.ofMinutes(5);

    public ModelSettings {
        endpoints = Map.copyOf(endpoints);
        prices = Map.copyOf(prices);
        if (!idle.isPositive()) {
            throw new IllegalArgumentException("the longest silence must be positive: " + idle);
        }
    }

    /// Addresses and keys as an environment names them: `ANTHROPIC_API_KEY`, `OPENAI_BASE_URL` and so on.
    ///
    /// @throws IllegalArgumentException if an address is malformed; the message names its variable
    public static ModelSettings of(Map<String, String> environment) {
        var endpoints = new EnumMap<Vendor, Endpoint>(Vendor.class);
        for (var vendor : Vendor.values()) {
            endpoint(vendor, environment).ifPresent(endpoint -> endpoints.put(vendor, endpoint));
        }
        return new ModelSettings(endpoints, RetryPolicy.DEFAULT, DEFAULT_IDLE, Map.of());
    }

    /// These, with what the user's settings say of providers put over it.
    ///
    /// @param choices by the names of providers
    /// @throws IllegalArgumentException if an address is malformed
    public ModelSettings choosing(Map<String, EndpointChoice> choices, Map<String, String> environment) {
        var all = new HashMap<>(endpoints);
        choices.forEach((provider, choice) -> Vendor.of(provider)
                .flatMap(vendor -> chosen(vendor, choice, environment))
                .ifPresent(found -> all.put(found.getKey(), found.getValue())));
        return new ModelSettings(all, retries, idle, prices);
    }

    private static Optional<Map.Entry<Vendor, Endpoint>> chosen(
            Vendor vendor, EndpointChoice choice, Map<String, String> environment) {
        var names = choice.apiKeyEnv().map(List::of).orElseGet(vendor::keyNames);
        var key = first(names, environment).map(name -> environment.getOrDefault(name, ""));
        var base = choice.baseUrl()
                .or(() -> first(vendor.baseNames(), environment).map(name -> environment.getOrDefault(name, "")))
                .or(() -> key.isPresent() && !vendor.home().isEmpty() ? Optional.of(vendor.home()) : Optional.empty());
        return base.map(address -> Map.entry(
                vendor, Endpoint.of(vendor, address, key.map(Secret::new).orElse(Secret.NONE))));
    }

    private static Optional<Endpoint> endpoint(Vendor vendor, Map<String, String> environment) {
        var key = first(vendor.keyNames(), environment).map(name -> new Secret(environment.getOrDefault(name, "")));
        var base = first(vendor.baseNames(), environment);
        if (base.isPresent()) {
            return Optional.of(named(vendor, base.get(), environment, key.orElse(Secret.NONE)));
        }
        var reachable = !vendor.home().isEmpty()
                && (key.isPresent() || vendor.keyNames().isEmpty());
        return reachable ? Optional.of(Endpoint.of(vendor, vendor.home(), key.orElse(Secret.NONE))) : Optional.empty();
    }

    private static Endpoint named(Vendor vendor, String variable, Map<String, String> environment, Secret key) {
        try {
            return Endpoint.of(vendor, environment.getOrDefault(variable, ""), key);
        } catch (IllegalArgumentException malformed) {
            throw new IllegalArgumentException("%s: %s".formatted(variable, malformed.getMessage()), malformed);
        }
    }

    private static Optional<String> first(List<String> names, Map<String, String> environment) {
        return names.stream()
                .filter(name -> !environment.getOrDefault(name, "").isBlank())
                .findFirst();
    }

    public ModelSettings withRetries(RetryPolicy other) {
        return new ModelSettings(endpoints, other, idle, prices);
    }

    public ModelSettings withIdle(Duration other) {
        return new ModelSettings(endpoints, retries, other, prices);
    }

    public ModelSettings withPrices(Map<String, Price> other) {
        return new ModelSettings(endpoints, retries, idle, other);
    }
}
