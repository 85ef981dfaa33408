package dev.signalbox.kernel.glob;

import java.util.List;
import java.util.Optional;

/// A pattern of a whole text, such as an argument of a command: `*`, `?`, `[…]`, `{a,b}` and `\` as in [Glob], but
/// nothing is special about `/` and `*` crosses it.
public final class TextPattern {
    private final String pattern;
    private final List<List<Segment.Token>> alternatives;

    private TextPattern(String pattern, List<List<Segment.Token>> alternatives) {
        this.pattern = pattern;
        this.alternatives = alternatives;
    }

    /// A checked pattern.
    ///
    /// @throws IllegalArgumentException when `fault` would have said so
    public static TextPattern of(String pattern) {
        try {
            return new TextPattern(pattern, GlobParser.texts(pattern));
        } catch (GlobParser.Misfit misfit) {
            throw new IllegalArgumentException("bad pattern '%s'".formatted(pattern), misfit);
        }
    }

    /// What keeps a text from being a pattern, if anything does.
    public static Optional<Glob.Fault> fault(String pattern) {
        try {
            GlobParser.texts(pattern);
            return Optional.empty();
        } catch (GlobParser.Misfit misfit) {
            return Optional.of(misfit.fault());
        }
    }

    /// Whether the whole text matches.
    public boolean matches(String text) {
        for (var alternative : alternatives) {
            if (WildWalk.matches(alternative, text)) {
                return true;
            }
        }
        return false;
    }

    /// Whether every text that starts with `prefix` matches.
    public boolean matchesAnyAfter(String prefix) {
        return matches(prefix + Glob.ANY_TEXT);
    }

    /// Whether some text that starts with `prefix` matches.
    public boolean couldMatchAfter(String prefix) {
        for (var alternative : alternatives) {
            if (WildWalk.couldMatchAfter(alternative, prefix)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public String toString() {
        return pattern;
    }
}
