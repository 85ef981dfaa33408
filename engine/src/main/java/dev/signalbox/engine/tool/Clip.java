package dev.signalbox.engine.tool;

import java.nio.charset.StandardCharsets;

/// Texts cut to a bound.
final class Clip {
    private static final int LINE = 300;

    private Clip() {}

    /// The beginning and the end of a text, together at most so many bytes of UTF-8, and how much is missing.
    static String middle(String text, long mostBytes) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= mostBytes) {
            return text;
        }
        var half = (int) (mostBytes / 2);
        var head = new String(bytes, 0, start(bytes, half), StandardCharsets.UTF_8);
        var from = start(bytes, bytes.length - half);
        var tail = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        return "%s\n[... %,d bytes left out ...]\n%s"
                .formatted(head, from - head.getBytes(StandardCharsets.UTF_8).length, tail);
    }

    /// The last place at or before an offset where a character begins.
    private static int start(byte[] bytes, int offset) {
        var at = offset;
        while (at > 0 && at < bytes.length && (bytes[at] & 0xC0) == 0x80) {
            at--;
        }
        return at;
    }

    /// The text on one line, shortened.
    static String line(String text) {
        var flat = text.strip().replaceAll("\\s+", " ");
        return flat.length() <= LINE
                ? flat
                : flat.substring(0, flat.offsetByCodePoints(0, flat.codePointCount(0, LINE))) + "…";
    }
}
