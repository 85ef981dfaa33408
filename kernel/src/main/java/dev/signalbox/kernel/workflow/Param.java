package dev.signalbox.kernel.workflow;

import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// A parameter that a check takes.
///
/// @param name how the definition writes it
/// @param kind what its value may be
/// @param presence whether it must be there
/// @param meaning one line for the reference
public record Param(String name, Kind kind, Presence presence, String meaning) {

    /// Whether a parameter must be there.
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /// What a value may be.
    public enum Kind {
        TEXT("a text"),
        TEXTS("a list of texts"),
        GLOBS("a list of path patterns"),
        COUNT("a whole number from 0 to 1000000"),
        PERCENT("a number from 0 to 100"),
        REGEX("a regular expression"),
        FLAG("true or false"),
        EXPRESSION("a CEL expression"),
        ARTIFACT("an artifact type"),
        SCHEMA("the name of a schema");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /// What it is called in messages.
        public String words() {
            return words;
        }
    }

    static Param needed(String name, Kind kind, String meaning) {
        return new Param(name, kind, Presence.REQUIRED, meaning);
    }

    static Param optional(String name, Kind kind, String meaning) {
        return new Param(name, kind, Presence.OPTIONAL, meaning);
    }

    /// What is wrong with a value, as far as the value alone tells; empty if nothing is.
    public Optional<String> fault(Json value) {
        return switch (kind) {
            case TEXT, EXPRESSION, ARTIFACT, SCHEMA ->
                unless(value.asText().filter(text -> !text.isBlank()).isPresent());
            case TEXTS -> unless(isTexts(value));
            case GLOBS -> isTexts(value) ? globs(value) : unless(false);
            case COUNT ->
                unless(value.asLong()
                        .filter(number -> number >= 0 && number <= 1_000_000)
                        .isPresent());
            case PERCENT -> unless(value instanceof Json.Num(var number) && isPercent(number));
            case FLAG -> unless(value instanceof Json.Bool);
            case REGEX -> value.asText().map(Param::regex).orElseGet(() -> unless(false));
        };
    }

    private Optional<String> unless(boolean sound) {
        return sound ? Optional.empty() : Optional.of("'%s' is %s".formatted(name, kind.words));
    }

    private static boolean isTexts(Json value) {
        return !value.items().isEmpty()
                && value.items().stream()
                        .allMatch(item ->
                                item.asText().filter(text -> !text.isBlank()).isPresent());
    }

    private static boolean isPercent(BigDecimal number) {
        return number.signum() >= 0 && number.compareTo(BigDecimal.valueOf(100)) <= 0;
    }

    private static Optional<String> globs(Json value) {
        return value.items().stream()
                .flatMap(item -> item.asText().stream())
                .flatMap(glob ->
                        PathPattern.fault(glob).stream().map(fault -> "'%s': %s".formatted(glob, fault.message())))
                .findFirst();
    }

    private static Optional<String> regex(String text) {
        try {
            Pattern.compile(text);
            return Optional.empty();
        } catch (PatternSyntaxException fault) {
            return Optional.of("'%s' is not a regular expression: %s at %d"
                    .formatted(text, fault.getDescription(), fault.getIndex() + 1));
        }
    }
}
