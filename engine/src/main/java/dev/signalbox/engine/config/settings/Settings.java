package dev.signalbox.engine.config.settings;

import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Enforcement.Mode;
import dev.signalbox.sdk.wire.JsonText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The settings that hold, each with where it came from.
public final class Settings {
    private static final BigDecimal MICRO = BigDecimal.valueOf(1_000_000);

    private final Map<String, Given> values;

    Settings(Map<String, Given> values) {
        this.values = new TreeMap<>(values);
    }

    /// One setting for people to see.
    ///
    /// @param value as it would be written; passwords in addresses are hidden
    public record Shown(String key, String value, Origin origin, String meaning) {}

    /// Everything that is set, sorted by key.
    public List<Shown> all() {
        return values.entrySet().stream()
                .map(entry -> new Shown(
                        entry.getKey(),
                        shown(entry.getValue().value()),
                        entry.getValue().origin(),
                        entry.getValue().key().meaning()))
                .toList();
    }

    static String shown(Json value) {
        return switch (value) {
            case Json.Str(var text) -> text.replaceFirst("://[^/@]*@", "://***@");
            case Json.Arr(var items) -> items.stream().map(Settings::shown).collect(Collectors.joining(", ", "[", "]"));
            case Json.Obj _, Json.Num _, Json.Bool _, Json.Null _ -> JsonText.canonical(value);
        };
    }

    /// Full name of the model to use, if one is chosen.
    public Optional<String> model() {
        return text("model");
    }

    public Autonomy autonomy() {
        return Autonomy.valueOf(text("autonomy").orElseThrow().toUpperCase(Locale.ROOT));
    }

    /// The mode that workflows are held in at least; the workflow's own if nothing is said.
    public Optional<Mode> mode() {
        return text("mode").map(word -> Mode.valueOf(word.toUpperCase(Locale.ROOT)));
    }

    public Budget budget() {
        return new Budget(
                Math.toIntExact(Math.min(count("budget.turns"), Integer.MAX_VALUE)),
                count("budget.tokens"),
                amount("budget.dollars")
                        .orElse(BigDecimal.ZERO)
                        .multiply(MICRO)
                        .setScale(0, RoundingMode.CEILING)
                        .longValue(),
                count("budget.seconds"));
    }

    /// Where providers are reached, by their names.
    public Map<String, EndpointChoice> endpoints() {
        return named("models", prefix -> new EndpointChoice(text(prefix + "base_url"), text(prefix + "api_key_env")));
    }

    /// Prices of the user's own, by full names of models. An entry says at least what input and output cost.
    public Map<String, PriceChoice> prices() {
        return named("prices", prefix -> {
            var input = amount(prefix + "input").orElse(BigDecimal.ZERO);
            return new PriceChoice(
                    input,
                    amount(prefix + "output").orElse(BigDecimal.ZERO),
                    amount(prefix + "cache_read").orElse(input),
                    amount(prefix + "cache_write").orElse(input));
        });
    }

    private <T> Map<String, T> named(String group, Function<String, T> of) {
        var named = new TreeMap<String, T>();
        for (var key : values.keySet()) {
            var path = KeyPath.parse(key).orElseThrow();
            if (path.segment(0).equals(group)) {
                var prefix = new KeyPath(path.segments().subList(0, 2)) + ".";
                named.put(path.segment(1), of.apply(prefix));
            }
        }
        return named;
    }

    public BoxChoice box() {
        return new BoxChoice(
                text("sandbox.mode").orElseThrow(),
                text("sandbox.user"),
                text("sandbox.state"),
                texts("sandbox.tools").orElse(List.of()),
                new BoxChoice.Limits(
                        count("sandbox.limits.seconds"),
                        count("sandbox.limits.memory_mb"),
                        count("sandbox.limits.processes"),
                        count("sandbox.limits.open_files"),
                        count("sandbox.limits.file_mb"),
                        count("sandbox.limits.tmp_mb"),
                        count("sandbox.limits.disk_mb"),
                        count("sandbox.limits.output_kb")));
    }

    /// Where runs have their clones, if not in the usual place.
    public Optional<String> workspaceDirectory() {
        return text("workspace.dir");
    }

    /// Where the caches of builds are kept, if not in the usual place.
    public Optional<String> cacheDirectory() {
        return text("cache.dir");
    }

    /// Hosts that `web_fetch` may reach in every phase that allows it.
    public List<String> networkHosts() {
        return texts("network.hosts").orElse(List.of());
    }

    public ServerChoice server() {
        return new ServerChoice(
                text("server.host").orElseThrow(),
                (int) count("server.port"),
                texts("server.hosts").orElse(List.of()),
                texts("server.origins").orElse(List.of()),
                text("server.front").orElseThrow(),
                (int) count("server.workers"));
    }

    /// Roles that review in the place of the workflow's own, if somebody says so.
    public Optional<List<String>> reviewers() {
        return texts("reviewers");
    }

    public ProfileChoice profile() {
        return new ProfileChoice(
                text("profile.name"),
                text("profile.test_command"),
                texts("profile.test_patterns"),
                text("profile.report"),
                texts("profile.report_paths"),
                texts("profile.coverage_paths"),
                texts("profile.build_commands"),
                text("profile.prepare"),
                texts("profile.caches"));
    }

    private Optional<Json> value(String key) {
        return Optional.ofNullable(values.get(key)).map(Given::value);
    }

    private Optional<String> text(String key) {
        return value(key).flatMap(Json::asText);
    }

    private Optional<List<String>> texts(String key) {
        return value(key)
                .map(list -> list.items().stream()
                        .flatMap(item -> item.asText().stream())
                        .toList());
    }

    private long count(String key) {
        return value(key).flatMap(Json::asLong).orElseThrow();
    }

    private Optional<BigDecimal> amount(String key) {
        return value(key).map(number -> number instanceof Json.Num(var digits) ? digits : BigDecimal.ZERO);
    }
}
