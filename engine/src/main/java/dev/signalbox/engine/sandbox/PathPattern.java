package dev.signalbox.engine.sandbox;

import dev.signalbox.kernel.glob.Glob;
import java.util.Optional;

/// A glob, and whether it names a place that can be mounted.
record PathPattern(Glob glob) {

    private static final String WILD = "*?[]{}\\";

    static PathPattern of(String text) {
        return new PathPattern(Glob.of(text));
    }

    String text() {
        return glob.pattern();
    }

    boolean matches(String path) {
        return glob.matches(path);
    }

    /// Whether it means a directory and whatever may lie in it.
    boolean covers(String directory) {
        return matches(directory) || (text().endsWith("/**") && matches(directory + "/x"));
    }

    /// The directory all of which this pattern means (`src/test` for `src/test/**`, the empty path for `**`).
    Optional<String> wholeDirectory() {
        if (text().equals("**")) {
            return Optional.of("");
        }
        return text().endsWith("/**")
                ? Optional.of(text().substring(0, text().length() - 3)).filter(PathPattern::isLiteral)
                : Optional.empty();
    }

    /// The one path that this pattern means, when it has no wildcard.
    Optional<String> literal() {
        return Optional.of(text()).filter(PathPattern::isLiteral);
    }

    private static boolean isLiteral(String text) {
        return text.chars().noneMatch(c -> WILD.indexOf(c) >= 0);
    }
}
