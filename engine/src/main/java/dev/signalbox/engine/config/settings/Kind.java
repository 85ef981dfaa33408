package dev.signalbox.engine.config.settings;

import dev.signalbox.engine.config.Yaml;
import dev.signalbox.engine.config.YamlNode;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// What the value of a setting may be.
sealed interface Kind {
    Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    /// What is wrong with a value, and what to write instead.
    record Fault(String message, String fix) {}

    /// Any text.
    record Text() implements Kind {}

    /// A list of texts.
    record Texts() implements Kind {}

    /// A list of path patterns.
    record Globs() implements Kind {}

    /// A whole number within bounds.
    record Count(long least, long most) implements Kind {}

    /// A number that is not negative.
    record Amount() implements Kind {}

    /// One of some words, from the loosest to the strictest where that makes a difference.
    record Word(List<String> words) implements Kind {
        public Word {
            words = List.copyOf(words);
        }
    }

    /// An address with scheme `http` or `https`.
    record Address() implements Kind {}

    /// The name of an environment variable.
    record Variable() implements Kind {}

    /// What is wrong with a value; empty if nothing is.
    default Optional<Fault> fault(Json value) {
        return switch (this) {
            case Text _ -> unless(value instanceof Json.Str, "a text");
            case Texts _ -> unless(isTexts(value), "a list of texts");
            case Globs _ -> isTexts(value) ? badGlob(value) : unless(false, "a list of path patterns");
            case Count(var least, var most) ->
                unless(
                        value.asLong()
                                .filter(number -> number >= least && number <= most)
                                .isPresent(),
                        "a whole number from %d to %d".formatted(least, most));
            case Amount _ ->
                unless(value instanceof Json.Num(BigDecimal number) && number.signum() >= 0, "a number from 0 on");
            case Word(var words) -> word(value, words);
            case Address _ ->
                unless(value.asText().filter(Kind::isAddress).isPresent(), "an address with http:// or https://");
            case Variable _ ->
                unless(
                        value.asText()
                                .filter(text -> VARIABLE.matcher(text).matches())
                                .isPresent(),
                        "the name of an environment variable, never a key itself");
        };
    }

    private static Optional<Fault> unless(boolean sound, String expected) {
        return sound ? Optional.empty() : Optional.of(new Fault("is " + expected, "write " + expected));
    }

    private static Optional<Fault> word(Json value, List<String> words) {
        var text = value.asText().orElse("");
        return words.contains(text)
                ? Optional.empty()
                : Optional.of(new Fault("is one of " + String.join(", ", words), NearNames.fix(text, words)));
    }

    private static boolean isTexts(Json value) {
        return value instanceof Json.Arr(var items) && items.stream().allMatch(Json.Str.class::isInstance);
    }

    private static Optional<Fault> badGlob(Json value) {
        return value.items().stream()
                .flatMap(item -> item.asText().stream())
                .flatMap(glob -> Glob.fault(glob).stream()
                        .map(fault -> new Fault("holds '%s': %s".formatted(glob, fault.message()), fault.fix())))
                .findFirst();
    }

    private static boolean isAddress(String text) {
        try {
            var uri = new URI(text);
            return List.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    /// The value that a text from the environment or the command line stands for. A list is written `[a, b]` or `a,b`.
    default Json read(String text) {
        return switch (this) {
            case Text _, Address _, Variable _, Word _ -> Json.of(text);
            case Count _, Amount _ -> plain(text);
            case Texts _, Globs _ ->
                text.strip().startsWith("[")
                        ? plain(text)
                        : Json.strings(Arrays.stream(text.split(","))
                                .map(String::strip)
                                .filter(item -> !item.isEmpty())
                                .toList());
        };
    }

    private static Json plain(String text) {
        return Yaml.parse("value", text) instanceof Checked.Sound<YamlNode> sound
                ? sound.value().json()
                : Json.of(text);
    }
}
