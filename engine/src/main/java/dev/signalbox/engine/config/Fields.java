package dev.signalbox.engine.config;

import dev.signalbox.kernel.artifact.Located;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.artifact.Problems;
import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Typed access to the keys of one mapping. A wrong type, a missing key and, at [#done()], every key that nobody asked
/// for become problems; reading goes on with a stand-in, so that all problems are found in one pass.
public final class Fields {
    private final YamlNode node;
    private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
    private final Set<String> asked = new LinkedHashSet<>();
    private final String what;
    private final Problems problems;

    private Fields(YamlNode node, String what, Problems problems) {
        this.node = node;
        this.what = what;
        this.problems = problems;
    }

    /// The keys of a node that should be a mapping; if it is none, that is a problem and there are no keys.
    ///
    /// @param what what the mapping describes, with its article: `a phase`
    public static Fields of(YamlNode node, String what, Problems problems) {
        var fields = new Fields(node, what, problems);
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach(entry -> fields.entries.put(entry.key().value(), entry));
        } else {
            problems.at(
                    node.line(),
                    node.column(),
                    "%s is a mapping, here is %s".formatted(what, node.describe()),
                    "write 'key: value' lines");
        }
        return fields;
    }

    /// Where the mapping begins.
    public Located<String> place() {
        return new Located<>(what, node.line(), node.column());
    }

    /// The keys that are there, in the order of the text.
    public List<Located<String>> keys() {
        return entries.values().stream().map(YamlNode.Entry::key).toList();
    }

    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /// Whatever stands under a key; a key without a value is a problem.
    public Optional<YamlNode> any(String key) {
        asked.add(key);
        var entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.value() instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.NULL) {
            problems.at(entry.key(), "'%s' has no value".formatted(key), "give it a value, or remove the key");
            return Optional.empty();
        }
        return Optional.of(entry.value());
    }

    /// A text that must be there and not be blank; an empty text stands in for it.
    public Located<String> needText(String key) {
        need(key);
        var given = text(key);
        given.filter(text -> text.value().isBlank())
                .ifPresent(text -> problems.at(text, "'%s' is empty".formatted(key), "write a text"));
        return given.orElseGet(() -> place().with(""));
    }

    private void need(String key) {
        if (node instanceof YamlNode.Mapping && !has(key)) {
            problems.at(place(), "%s has no '%s'".formatted(what, key), "add '%s: …'".formatted(key));
        }
    }

    /// A text. A number or boolean is taken as it is written.
    public Optional<Located<String>> text(String key) {
        return any(key).flatMap(value -> asText(key, value));
    }

    public String text(String key, String otherwise) {
        return text(key).map(Located::value).orElse(otherwise);
    }

    private Optional<Located<String>> asText(String key, YamlNode value) {
        if (value instanceof YamlNode.Scalar scalar && scalar.kind() != YamlNode.Kind.NULL) {
            return Optional.of(scalar.located());
        }
        wrong(key, value, "a text", "write '%s: some text'".formatted(key));
        return Optional.empty();
    }

    /// A list of texts; none if the key is absent.
    public List<Located<String>> texts(String key) {
        return items(key, "a list of texts").stream()
                .flatMap(item -> asText(key, item).stream())
                .toList();
    }

    /// A list of texts that must be there and not be empty.
    public List<Located<String>> needTexts(String key) {
        need(key);
        var given = texts(key);
        if (given.isEmpty()
                && any(key).filter(YamlNode.Sequence.class::isInstance).isPresent()) {
            problems.at(place(), "'%s' is empty".formatted(key), "add at least one text");
        }
        return given;
    }

    /// A whole number within bounds.
    public Optional<Located<Long>> number(String key, long least, long most) {
        return any(key).flatMap(value -> {
            var number = value.json().asLong().filter(each -> each >= least && each <= most);
            if (number.isEmpty()) {
                wrong(
                        key,
                        value,
                        "a whole number from %d to %d".formatted(least, most),
                        "write a number in that range");
            }
            return number.map(each -> new Located<>(each, value.line(), value.column()));
        });
    }

    public long number(String key, long least, long most, long otherwise) {
        return number(key, least, most).map(Located::value).orElse(otherwise);
    }

    /// A number that is not negative.
    public Optional<BigDecimal> decimal(String key) {
        return any(key).flatMap(value -> {
            if (value.json() instanceof Json.Num(var number) && number.signum() >= 0) {
                return Optional.of(number);
            }
            wrong(key, value, "a number", "write a number that is not negative");
            return Optional.empty();
        });
    }

    /// `true` or `false`.
    public Optional<Boolean> flag(String key) {
        return any(key).flatMap(value -> {
            if (value instanceof YamlNode.Scalar scalar && scalar.kind() == YamlNode.Kind.BOOLEAN) {
                return Optional.of(scalar.text().equalsIgnoreCase("true"));
            }
            wrong(key, value, "true or false", "write true or false");
            return Optional.empty();
        });
    }

    /// One of some words.
    public <E> Optional<E> choice(String key, Map<String, E> words) {
        return text(key).flatMap(text -> {
            var chosen = Optional.ofNullable(words.get(text.value()));
            if (chosen.isEmpty()) {
                problems.at(
                        text,
                        "'%s' is not a valid %s".formatted(text.value(), key),
                        NearNames.fix(text.value(), new TreeSet<>(words.keySet())));
            }
            return chosen;
        });
    }

    /// One of some words, which must be there.
    public <E> Optional<E> needChoice(String key, Map<String, E> words) {
        need(key);
        return choice(key, words);
    }

    /// The mapping under a key.
    public Optional<Fields> section(String key, String described) {
        return any(key).map(value -> of(value, described, problems));
    }

    /// The mappings in the list under a key.
    public List<Fields> sections(String key, String described) {
        return items(key, "a list of mappings").stream()
                .map(item -> of(item, described, problems))
                .toList();
    }

    private List<YamlNode> items(String key, String expected) {
        var value = any(key);
        if (value.isPresent() && value.get() instanceof YamlNode.Sequence sequence) {
            return sequence.items();
        }
        value.ifPresent(other -> wrong(key, other, expected, "write '%s: […]', or one '- …' a line".formatted(key)));
        return List.of();
    }

    private void wrong(String key, YamlNode value, String expected, String fix) {
        problems.at(
                value.line(), value.column(), "'%s' is %s, here is %s".formatted(key, expected, value.describe()), fix);
    }

    /// Reports every key that was not asked for.
    public void done() {
        entries.values().stream()
                .map(YamlNode.Entry::key)
                .filter(key -> !asked.contains(key.value()))
                .forEach(key -> problems.at(
                        key, "%s has no key '%s'".formatted(what, key.value()), NearNames.fix(key.value(), asked)));
    }
}
