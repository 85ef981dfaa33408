package dev.signalbox.engine.tool;

import dev.signalbox.kernel.json.Json;
import java.util.List;
import java.util.Optional;

/// One argument of a tool.
///
/// @param description for the model
public record Parameter(String name, Kind kind, Presence presence, String description) {

    /// Whether a call must have it.
    public enum Presence {
        REQUIRED,
        OPTIONAL
    }

    /// What values it takes.
    public sealed interface Kind {
        /// A text of at most so many characters.
        record Text(int most) implements Kind {}

        /// A path: relative to the workspace, or absolute inside it.
        record Place() implements Kind {}

        /// A list of paths.
        record Places(int most) implements Kind {}

        /// A list of texts.
        record Texts(int most) implements Kind {}

        /// A whole number in a range, both ends included.
        record Whole(long least, long most) implements Kind {}

        /// One of these words.
        record OneOf(List<String> words) implements Kind {
            public OneOf {
                words = List.copyOf(words);
            }
        }

        /// `true` or `false`.
        record Flag() implements Kind {}

        /// Any JSON object; whoever takes it checks it.
        record Document() implements Kind {}
    }

    public static Parameter required(String name, Kind kind, String description) {
        return new Parameter(name, kind, Presence.REQUIRED, description);
    }

    public static Parameter optional(String name, Kind kind, String description) {
        return new Parameter(name, kind, Presence.OPTIONAL, description);
    }

    /// Its JSON Schema (2020-12).
    Json.Obj schema() {
        var described = Json.obj().with("description", Json.of(description));
        return switch (kind) {
            case Kind.Text text -> type(described, "string").with("maxLength", Json.of(text.most));
            case Kind.Place _ -> type(described, "string");
            case Kind.Places places -> texts(described, places.most);
            case Kind.Texts texts -> texts(described, texts.most);
            case Kind.Whole whole ->
                type(described, "integer").with("minimum", Json.of(whole.least)).with("maximum", Json.of(whole.most));
            case Kind.OneOf oneOf -> type(described, "string").with("enum", Json.strings(oneOf.words));
            case Kind.Flag _ -> type(described, "boolean");
            case Kind.Document _ -> type(described, "object");
        };
    }

    private static Json.Obj type(Json.Obj schema, String type) {
        return schema.with("type", Json.of(type));
    }

    private static Json.Obj texts(Json.Obj schema, int most) {
        return type(schema, "array")
                .with("items", Json.obj().with("type", Json.of("string")))
                .with("maxItems", Json.of(most));
    }

    /// What is wrong with a value, if anything is.
    Optional<String> problem(Json value) {
        return switch (kind) {
            case Kind.Text text -> text(value, text.most);
            case Kind.Place _ -> value.asText().map(Parameter::path).orElse(wrong("a path as text"));
            case Kind.Places places -> items(value, places.most).or(() -> firstBadPath(value));
            case Kind.Texts texts -> items(value, texts.most);
            case Kind.Whole whole ->
                value.asLong()
                                .filter(number -> number >= whole.least && number <= whole.most)
                                .isPresent()
                        ? Optional.empty()
                        : wrong("a whole number from %d to %d".formatted(whole.least, whole.most));
            case Kind.OneOf oneOf ->
                value.asText().filter(oneOf.words::contains).isPresent()
                        ? Optional.empty()
                        : wrong("one of " + String.join(", ", oneOf.words));
            case Kind.Flag _ -> value instanceof Json.Bool ? Optional.empty() : wrong("true or false");
            case Kind.Document _ -> value instanceof Json.Obj ? Optional.empty() : wrong("an object");
        };
    }

    private static Optional<String> text(Json value, int most) {
        return value.asText().filter(text -> text.length() <= most).isPresent()
                ? Optional.empty()
                : wrong("a text of at most %,d characters".formatted(most));
    }

    private static Optional<String> items(Json value, int most) {
        var fits = value instanceof Json.Arr arr
                && !arr.items().isEmpty()
                && arr.items().size() <= most
                && arr.items().stream().allMatch(Json.Str.class::isInstance);
        return fits ? Optional.empty() : wrong("a list of 1 to %d texts".formatted(most));
    }

    private static Optional<String> firstBadPath(Json value) {
        return value.items().stream()
                .flatMap(item -> item.asText().stream())
                .flatMap(text -> path(text).stream())
                .findFirst();
    }

    private static Optional<String> path(String text) {
        return PathResolver.fault(text).map(fault -> "is no path: " + fault);
    }

    private static Optional<String> wrong(String wanted) {
        return Optional.of("must be " + wanted);
    }
}
