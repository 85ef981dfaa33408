package dev.signalbox.kernel.workflow;

import java.util.Optional;

/// The form of a path pattern: a glob relative to the workspace with `*`, `?`, `**`, `[…]` and `{a,b}`, or the
/// placeholder `{tests}`, which stands for the test patterns of the project's profile.
public final class PathPattern {
    /// Stands for the profile's test patterns.
    public static final String TESTS = "{tests}";

    private static final int LONGEST = 500;

    private PathPattern() {}

    /// What is wrong with the form of a pattern; empty if nothing is.
    public static Optional<String> fault(String pattern) {
        if (pattern.equals(TESTS)) {
            return Optional.empty();
        }
        if (pattern.isBlank() || pattern.length() > LONGEST) {
            return bad(pattern, "it has 1 to %d characters".formatted(LONGEST));
        }
        if (pattern.startsWith("/") || pattern.startsWith("~")) {
            return bad(pattern, "it is relative to the workspace");
        }
        for (var segment : pattern.split("/", -1)) {
            if (segment.equals("..") || segment.equals(".")) {
                return bad(pattern, "it has no '%s'".formatted(segment));
            }
        }
        if (pattern.contains("//")) {
            return bad(pattern, "it has an empty segment");
        }
        return pattern.chars().anyMatch(c -> c < ' ' || c == '\\')
                ? bad(pattern, "it has no '\\' and no control characters")
                : brackets(pattern);
    }

    private static Optional<String> brackets(String pattern) {
        var inBraces = false;
        for (var i = 0; i < pattern.length(); i++) {
            switch (pattern.charAt(i)) {
                case '[' -> {
                    var end = pattern.indexOf(']', i + 2);
                    if (end < 0 || pattern.substring(i, end).contains("/")) {
                        return bad(pattern, "'[' has no ']' in its segment");
                    }
                    i = end;
                }
                case '{' -> {
                    if (inBraces || pattern.indexOf('}', i) < 0) {
                        return bad(pattern, inBraces ? "'{' stands inside '{'" : "'{' has no '}'");
                    }
                    if (!pattern.substring(i, pattern.indexOf('}', i)).contains(",")) {
                        return bad(pattern, "'{…}' lists names with ',', or is {tests} alone");
                    }
                    inBraces = true;
                }
                case '}' -> {
                    if (!inBraces) {
                        return bad(pattern, "'}' has no '{'");
                    }
                    inBraces = false;
                }
                default -> {
                    // any other character stands for itself
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> bad(String pattern, String why) {
        return Optional.of("path pattern '%s' is malformed: %s".formatted(pattern, why));
    }
}
