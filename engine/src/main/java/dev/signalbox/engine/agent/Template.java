package dev.signalbox.engine.agent;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A text with places in it: `{{name}}` is replaced by a value, `{{#name}}…{{/name}}` stays only when the value is
/// not blank. Values are taken as they are: what looks like a place in a value stays text.
final class Template {
    private static final Pattern SECTION =
            Pattern.compile("\\{\\{#(\\w+)\\}\\}\\n?(.*?)\\{\\{/\\1\\}\\}\\n?", Pattern.DOTALL);
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)\\}\\}");

    private final String name;
    private final String text;

    private Template(String name, String text) {
        this.name = name;
        this.text = text;
    }

    /// A resource of this package.
    static Template load(String name) {
        try (var resource = Objects.requireNonNull(Template.class.getResourceAsStream(name), name)) {
            return new Template(name, new String(resource.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot read the template " + name, failure);
        }
    }

    /// The text with all its places filled.
    ///
    /// @throws IllegalArgumentException if the template has a place without a value
    String fill(Map<String, String> values) {
        var kept = SECTION.matcher(text)
                .replaceAll(match ->
                        value(values, match.group(1)).isBlank() ? "" : Matcher.quoteReplacement(match.group(2)));
        return PLACE.matcher(kept)
                .replaceAll(match ->
                        Matcher.quoteReplacement(value(values, match.group(1)).strip()))
                .strip();
    }

    private String value(Map<String, String> values, String place) {
        var value = values.get(place);
        if (value == null) {
            throw new IllegalArgumentException("%s has a place '%s' without a value".formatted(name, place));
        }
        return value;
    }

    /// Collects values.
    static final class Values {
        private final Map<String, String> values = new HashMap<>();

        Values with(String place, String value) {
            values.put(place, value);
            return this;
        }

        Map<String, String> all() {
            return Map.copyOf(values);
        }
    }
}
