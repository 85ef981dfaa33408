package dev.signalbox.kernel.glob;

import java.util.List;

/// One segment of a glob.
sealed interface Segment {
    String[] NONE = {};

    /// Text that stands for itself.
    record Literal(String text) implements Segment {}

    /// `**`: any number of directories.
    record AnyDepth() implements Segment {
        static final AnyDepth ANY = new AnyDepth();
    }

    /// A segment with wildcards.
    ///
    /// @param tokens what it is made of; at least one is no `Char`
    /// @param prefix the literal text before its first wildcard
    /// @param suffix the literal text after its last wildcard
    record Wild(List<Token> tokens, String prefix, String suffix) implements Segment {
        public Wild {
            tokens = List.copyOf(tokens);
        }

        /// Whether it is `prefix*suffix` and nothing else, which the two ends decide alone.
        boolean isStar() {
            return tokens.size() == prefix.length() + suffix.length() + 1
                    && tokens.get(prefix.length()) instanceof Token.Star;
        }

        String sample() {
            var sample = new StringBuilder();
            for (var token : tokens) {
                sample.append(token instanceof Token.Char literal ? literal.value() : Glob.ANY_TEXT);
            }
            return sample.toString();
        }

        boolean matches(String name) {
            return name.length() >= prefix.length() + suffix.length()
                    && name.startsWith(prefix)
                    && name.endsWith(suffix)
                    && (isStar() || WildWalk.matches(tokens, name));
        }
    }

    /// One element of a segment with wildcards.
    sealed interface Token {
        record Char(char value) implements Token {}

        record Any() implements Token {
            static final Any ONE = new Any();
        }

        record Star() implements Token {
            static final Star ANY = new Star();
        }

        /// One character of, or not of, a set.
        ///
        /// @param ranges pairs of first and last character
        record Charset(String ranges, Sense sense) implements Token {
            boolean has(char c) {
                if (c == Glob.ANY_TEXT) {
                    return false;
                }
                boolean listed = false;
                for (int i = 0; i < ranges.length(); i += 2) {
                    listed |= ranges.charAt(i) <= c && c <= ranges.charAt(i + 1);
                }
                return listed == (sense == Sense.ONE_OF);
            }
        }

        enum Sense {
            ONE_OF,
            NONE_OF
        }
    }

    /// The segments of a path; none for the empty path.
    static String[] split(String path) {
        if (path.isEmpty()) {
            return NONE;
        }
        int count = 1;
        for (int i = path.indexOf('/'); i >= 0; i = path.indexOf('/', i + 1)) {
            count++;
        }
        var segments = new String[count];
        int start = 0;
        for (int i = 0; i < count - 1; i++) {
            int end = path.indexOf('/', start);
            segments[i] = path.substring(start, end);
            start = end + 1;
        }
        segments[count - 1] = path.substring(start);
        return segments;
    }
}
