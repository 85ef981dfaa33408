package dev.signalbox.kernel.glob;

import java.util.ArrayList;
import java.util.List;

/// Spreads `{a,b}` over whole alternatives; what is escaped or in a `[…]` set stays as it is.
final class Braces {
    private static final int MAX_ALTERNATIVES = 256;

    private Braces() {}

    static List<String> spread(String pattern) throws GlobParser.Misfit {
        var pending = new ArrayList<String>(List.of(pattern));
        var done = new ArrayList<String>();
        while (!pending.isEmpty()) {
            String next = pending.removeLast();
            int open = open(next);
            if (open < 0) {
                done.add(next);
            } else {
                pending.addAll(opened(next, open).reversed());
            }
            if (pending.size() + done.size() > MAX_ALTERNATIVES) {
                throw new GlobParser.Misfit(
                        "the braces of a pattern make more than %d alternatives".formatted(MAX_ALTERNATIVES),
                        "write several patterns");
            }
        }
        return done;
    }

    private static List<String> opened(String text, int open) throws GlobParser.Misfit {
        var parts = new ArrayList<String>();
        int depth = 1;
        int start = open + 1;
        for (int i = start; i < text.length(); i = skip(text, i)) {
            char c = text.charAt(i);
            if (c == '{') {
                depth++;
            } else if (c == '}' && --depth == 0) {
                parts.add(text.substring(start, i));
                String rest = text.substring(i + 1);
                return parts.stream()
                        .map(part -> text.substring(0, open) + part + rest)
                        .toList();
            } else if (c == ',' && depth == 1) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        throw new GlobParser.Misfit("'{' without '}' in '%s'".formatted(text), "close it, or write '\\{'");
    }

    private static int open(String text) throws GlobParser.Misfit {
        for (int i = 0; i < text.length(); i = skip(text, i)) {
            if (text.charAt(i) == '{') {
                return i;
            }
            if (text.charAt(i) == '}') {
                throw new GlobParser.Misfit("'}' without '{' in '%s'".formatted(text), "open it, or write '\\}'");
            }
        }
        return -1;
    }

    /// The index after the character, escape or set at `i`.
    private static int skip(String text, int i) {
        if (text.charAt(i) == '\\') {
            return i + 2;
        }
        if (text.charAt(i) != '[') {
            return i + 1;
        }
        int from = i + 1 < text.length() && text.charAt(i + 1) == '!' ? i + 3 : i + 2;
        int close = from < text.length() ? text.indexOf(']', from) : -1;
        return close < 0 ? i + 1 : close + 1;
    }
}
