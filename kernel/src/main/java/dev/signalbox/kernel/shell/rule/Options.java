package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The options of a program, as far as rules have to know them, in the way that `getopt_long` reads them: clusters of
/// letters, values in the same or the next word, long names cut short, options after operands, `--`.
///
/// Declared as words: `-x` and `--name` alone are harmless, and with a suffix:
///
/// | suffix | meaning |
/// |---|---|
/// | `:` | takes a value |
/// | `=` | may take a value, in the same word only |
/// | `>` | takes a value and writes the file of that name |
/// | `!` | denied |
/// | `?` | not known to be harmless |
final class Options {
    private final Map<String, Kind> declared = new HashMap<>();
    private final Others others;
    private final boolean risky;

    enum Kind {
        FLAG,
        VALUE,
        OPTIONAL,
        FILE,
        DENIED,
        UNSURE
    }

    /// What to think of options that are not declared.
    enum Others {
        HARMLESS,
        UNSURE
    }

    /// An option as it was given.
    ///
    /// @param name with its dashes, in full
    record Given(String name, Kind kind, Optional<Word> value) {}

    Options(String declarations, Others others) {
        this.others = others;
        for (String word : Words.of(declarations)) {
            var kind = kind(word.charAt(word.length() - 1));
            declared.put(kind == Kind.FLAG ? word : word.substring(0, word.length() - 1), kind);
        }
        this.risky =
                others == Others.UNSURE || declared.values().stream().anyMatch(kind -> kind.compareTo(Kind.FILE) >= 0);
    }

    private static Kind kind(char suffix) {
        return switch (suffix) {
            case ':' -> Kind.VALUE;
            case '=' -> Kind.OPTIONAL;
            case '>' -> Kind.FILE;
            case '!' -> Kind.DENIED;
            case '?' -> Kind.UNSURE;
            default -> Kind.FLAG;
        };
    }

    /// Whether an option could do harm, so that a word that may turn out to be one matters.
    boolean risky() {
        return risky;
    }

    /// Tells options from operands.
    Arguments read(List<Word> words) {
        var reader = new Reader(words);
        while (reader.next < words.size()) {
            reader.read(words.get(reader.next++));
        }
        return new Arguments(reader.given, reader.operands, reader.doubtful);
    }

    private Kind other() {
        return others == Others.HARMLESS ? Kind.FLAG : Kind.UNSURE;
    }

    private Kind ofLetter(char letter) {
        return declared.getOrDefault("-" + letter, other());
    }

    /// A long name may be cut short; where it could mean several options it is taken for the worst of them.
    private Option ofName(String name) {
        var exact = declared.get(name);
        if (exact != null) {
            return new Option(name, exact);
        }
        return declared.entrySet().stream()
                .filter(option -> name.length() > 2 && option.getKey().startsWith(name))
                .map(option -> new Option(option.getKey(), option.getValue()))
                .reduce((a, b) -> a.kind.compareTo(b.kind) > 0 ? a : b)
                .orElse(new Option(name, other()));
    }

    private record Option(String name, Kind kind) {}

    private static boolean takesValue(Kind kind) {
        return kind == Kind.VALUE || kind == Kind.FILE;
    }

    private final class Reader {
        private final List<Word> words;
        private final List<Given> given = new ArrayList<>();
        private final List<Word> operands = new ArrayList<>();
        private final List<Word> doubtful = new ArrayList<>();
        private int next;
        private boolean ended;

        private Reader(List<Word> words) {
            this.words = words;
        }

        private void read(Word word) {
            String start = start(word);
            if (ended || (word instanceof Word.Literal && (start.equals("-") || !start.startsWith("-")))) {
                operands.add(word);
            } else if (start.isEmpty() || (start.equals("-") && !(word instanceof Word.Literal))) {
                doubtful.add(word);
                operands.add(word);
            } else if (!start.startsWith("-")) {
                operands.add(word);
            } else if (start.startsWith("--")) {
                name(word, start);
            } else {
                letters(word, start);
            }
        }

        private void name(Word word, String start) {
            int equals = start.indexOf('=');
            boolean whole = word instanceof Word.Literal;
            if (whole && start.equals("--")) {
                ended = true;
            } else if (equals >= 0) {
                var option = ofName(start.substring(0, equals));
                given.add(new Given(option.name, option.kind, Optional.of(rest(word, equals + 1))));
            } else if (!whole) {
                doubtful.add(word);
            } else {
                var option = ofName(start);
                var value = takesValue(option.kind) ? follower() : Optional.<Word>empty();
                given.add(new Given(option.name, option.kind, value));
            }
        }

        private void letters(Word word, String start) {
            for (int i = 1; i < start.length(); i++) {
                var kind = ofLetter(start.charAt(i));
                var name = "-" + start.charAt(i);
                boolean last = i + 1 == start.length() && word instanceof Word.Literal;
                if (takesValue(kind)) {
                    given.add(new Given(name, kind, last ? follower() : Optional.of(rest(word, i + 1))));
                    return;
                }
                if (kind == Kind.OPTIONAL) {
                    given.add(new Given(name, kind, last ? Optional.empty() : Optional.of(rest(word, i + 1))));
                    return;
                }
                given.add(new Given(name, kind, Optional.empty()));
            }
            if (!(word instanceof Word.Literal)) {
                doubtful.add(word);
            }
        }

        private Optional<Word> follower() {
            if (next >= words.size()) {
                return Optional.empty();
            }
            var value = words.get(next++);
            if (!isOne(value)) {
                doubtful.add(value);
            }
            return Optional.of(value);
        }
    }

    private static boolean isOne(Word word) {
        return switch (word) {
            case Word.Literal _ -> true;
            case Word.Pattern _ -> false;
            case Word.Unknown unknown -> unknown.count() == Word.Count.ONE;
        };
    }

    /// The text that a word surely starts with.
    static String start(Word word) {
        return switch (word) {
            case Word.Literal literal -> literal.value();
            case Word.Pattern pattern -> pattern.prefix();
            case Word.Unknown unknown -> unknown.prefix();
        };
    }

    /// A word without its first characters, which are certain.
    static Word rest(Word word, int from) {
        return switch (word) {
            case Word.Literal literal -> new Word.Literal(literal.value().substring(from));
            case Word.Pattern pattern ->
                new Word.Unknown(pattern.pattern(), pattern.prefix().substring(from), Word.Count.MANY);
            case Word.Unknown unknown ->
                new Word.Unknown(unknown.source(), unknown.prefix().substring(from), unknown.count());
        };
    }
}
