package dev.signalbox.kernel.glob;

import dev.signalbox.kernel.glob.Segment.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads one pattern. It first spreads braces over alternatives, then reads each alternative by itself.
final class GlobParser {
    private static final int MAX_LENGTH = 4096;

    private GlobParser() {}

    sealed interface Result {}

    record Parsed(List<List<Segment>> alternatives) implements Result {
        Parsed {
            alternatives = List.copyOf(alternatives);
        }
    }

    record Faulty(Glob.Fault fault) implements Result {}

    static Result parse(String pattern) {
        var fault = shape(pattern);
        if (fault.isPresent()) {
            return new Faulty(fault.get());
        }
        try {
            var alternatives = new ArrayList<List<Segment>>();
            for (String alternative : Braces.spread(pattern)) {
                alternatives.add(segments(alternative));
            }
            return new Parsed(alternatives);
        } catch (Misfit misfit) {
            return new Faulty(misfit.fault);
        }
    }

    /// Leaves the recursive reading with what does not fit; never leaves this package.
    static final class Misfit extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Glob.Fault fault;

        Misfit(String message, String fix) {
            super(message, null, false, false);
            this.fault = new Glob.Fault(message, fix);
        }

        Glob.Fault fault() {
            return fault;
        }
    }

    /// Reads a pattern of texts, in which `/` is a character like others.
    static List<List<Token>> texts(String pattern) throws Misfit {
        var alternatives = new ArrayList<List<Token>>();
        for (String alternative : Braces.spread(pattern)) {
            alternatives.add(List.copyOf(tokens(alternative)));
        }
        return List.copyOf(alternatives);
    }

    private static Optional<Glob.Fault> shape(String pattern) {
        if (pattern.isBlank()) {
            return fault("a pattern is empty", "write '**' for every path");
        }
        if (pattern.length() > MAX_LENGTH) {
            return fault("a pattern is longer than %d characters".formatted(MAX_LENGTH), "write several patterns");
        }
        if (pattern.startsWith("!")) {
            return fault("a pattern cannot negate", "list what is meant, or put the rest under 'protected'");
        }
        if (pattern.startsWith("/") || pattern.startsWith("~")) {
            return fault("a pattern is relative to the root of the workspace", "leave out the leading '/' or '~'");
        }
        if (pattern.endsWith("/")) {
            return fault("a pattern ends in '/'", "write '%s**' for all that is below".formatted(pattern));
        }
        if (pattern.chars().anyMatch(c -> c < ' ' || c == 0x7f || c == Glob.ANY_TEXT)) {
            return fault("a pattern holds a control character", "remove it, or match it with '?'");
        }
        return Optional.empty();
    }

    private static Optional<Glob.Fault> fault(String message, String fix) {
        return Optional.of(new Glob.Fault(message, fix));
    }

    private static List<Segment> segments(String alternative) throws Misfit {
        var segments = new ArrayList<Segment>();
        for (String text : alternative.split("/", -1)) {
            var segment = segment(text);
            if (!(segment instanceof Segment.AnyDepth) || !endsDeep(segments)) {
                segments.add(segment);
            }
        }
        return List.copyOf(segments);
    }

    private static boolean endsDeep(List<Segment> segments) {
        return !segments.isEmpty() && segments.getLast() instanceof Segment.AnyDepth;
    }

    private static Segment segment(String text) throws Misfit {
        if (text.equals("**")) {
            return Segment.AnyDepth.ANY;
        }
        if (text.isEmpty()) {
            throw new Misfit("a pattern has an empty segment", "write a single '/' between names");
        }
        if (text.equals(".") || text.equals("..")) {
            throw new Misfit(
                    "'%s' in a pattern".formatted(text), "paths are matched without '.' and '..': leave it out");
        }
        if (text.contains("**")) {
            throw new Misfit(
                    "'**' stands for whole directories, not inside '%s'".formatted(text),
                    "write '*', or '**' between two '/'");
        }
        return ofTokens(tokens(text));
    }

    private static Segment ofTokens(List<Token> tokens) {
        int first = 0;
        var prefix = new StringBuilder();
        while (first < tokens.size() && tokens.get(first) instanceof Token.Char literal) {
            prefix.append(literal.value());
            first++;
        }
        if (first == tokens.size()) {
            return new Segment.Literal(prefix.toString());
        }
        int last = tokens.size();
        var suffix = new StringBuilder();
        while (tokens.get(last - 1) instanceof Token.Char literal) {
            suffix.append(literal.value());
            last--;
        }
        return new Segment.Wild(tokens, prefix.toString(), suffix.reverse().toString());
    }

    private static List<Token> tokens(String text) throws Misfit {
        var tokens = new ArrayList<Token>();
        int i = 0;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '[') {
                int end = classEnd(text, i);
                tokens.add(classOf(text.substring(i + 1, end)));
                i = end + 1;
            } else if (c == '\\') {
                tokens.add(new Token.Char(escaped(text, i + 1)));
                i += 2;
            } else {
                tokens.add(c == '*' ? Token.Star.ANY : c == '?' ? Token.Any.ONE : new Token.Char(c));
                i++;
            }
        }
        return tokens;
    }

    private static char escaped(String text, int i) throws Misfit {
        if (i >= text.length()) {
            throw new Misfit("a pattern ends in '\\'", "write '\\\\' for the character itself");
        }
        if (Glob.SPECIAL.indexOf(text.charAt(i)) < 0) {
            throw new Misfit("'\\%s' in a pattern".formatted(text.charAt(i)), "leave out the '\\'");
        }
        return text.charAt(i);
    }

    private static int classEnd(String text, int open) throws Misfit {
        int i = open + 1;
        if (i < text.length() && text.charAt(i) == '!') {
            i++;
        }
        // a ']' right at the start is one of the set
        for (i++; i < text.length(); i++) {
            if (text.charAt(i) == ']') {
                return i;
            }
        }
        throw new Misfit("'[' without ']' in '%s'".formatted(text), "close the set, or write '\\[' for the character");
    }

    private static Token classOf(String inside) throws Misfit {
        boolean negated = inside.startsWith("!");
        String set = negated ? inside.substring(1) : inside;
        var ranges = new StringBuilder();
        int i = 0;
        while (i < set.length()) {
            char from = set.charAt(i);
            boolean range = i + 2 < set.length() && set.charAt(i + 1) == '-';
            char to = range ? set.charAt(i + 2) : from;
            if (from > to) {
                throw new Misfit("the range '%s-%s' is empty".formatted(from, to), "write '%s-%s'".formatted(to, from));
            }
            ranges.append(from).append(to);
            i += range ? 3 : 1;
        }
        return new Token.Charset(ranges.toString(), negated ? Token.Sense.NONE_OF : Token.Sense.ONE_OF);
    }
}
