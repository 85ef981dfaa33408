package dev.signalbox.engine.config;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// A YAML value with its place in the text; line and column are 1-based.
public sealed interface YamlNode {
    int line();

    int column();

    /// A mapping; entries in the order of the text, no key twice.
    record Mapping(List<Entry> entries, int line, int column) implements YamlNode {
        public Mapping {
            entries = List.copyOf(entries);
        }

        public Optional<YamlNode> find(String key) {
            return entries.stream()
                    .filter(entry -> entry.key.value().equals(key))
                    .map(Entry::value)
                    .findFirst();
        }
    }

    /// A key and what it stands for.
    record Entry(Located<String> key, YamlNode value) {}

    record Sequence(List<YamlNode> items, int line, int column) implements YamlNode {
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /// A scalar: its text as written, and what YAML 1.2's core schema takes it for. `yes` and `on` are texts.
    record Scalar(String text, Kind kind, int line, int column) implements YamlNode {
        public Located<String> located() {
            return new Located<>(text, line, column);
        }
    }

    /// What a scalar is.
    enum Kind {
        TEXT,
        INTEGER,
        DECIMAL,
        BOOLEAN,
        NULL
    }

    /// What it is called in messages.
    default String describe() {
        return switch (this) {
            case Mapping _ -> "a mapping";
            case Sequence _ -> "a list";
            case Scalar scalar ->
                switch (scalar.kind) {
                    case TEXT -> "the text '%s'".formatted(shortened(scalar.text));
                    case INTEGER, DECIMAL -> "the number " + shortened(scalar.text);
                    case BOOLEAN -> scalar.text;
                    case NULL -> "nothing";
                };
        };
    }

    /// The same value as JSON, without its places.
    default Json json() {
        return switch (this) {
            case Mapping mapping -> {
                var members = new LinkedHashMap<String, Json>();
                mapping.entries.forEach(entry -> members.put(entry.key.value(), entry.value.json()));
                yield new Json.Obj(members);
            }
            case Sequence sequence ->
                new Json.Arr(sequence.items.stream().map(YamlNode::json).toList());
            case Scalar scalar ->
                switch (scalar.kind) {
                    case TEXT -> Json.of(scalar.text);
                    case INTEGER, DECIMAL -> new Json.Num(Scalars.number(scalar.text));
                    case BOOLEAN -> Json.of(scalar.text.equalsIgnoreCase("true"));
                    case NULL -> Json.Null.NULL;
                };
        };
    }

    private static String shortened(String text) {
        var line = text.lines().findFirst().orElse("");
        return line.length() > 40 ? line.substring(0, 40) + "…" : line;
    }
}
