package dev.signalbox.app.work;

import java.util.Locale;

/// Shortens what others wrote, and makes it safe to print.
public final class Brief {
    private static final int WIDTH = 100;
    private static final int MOST = 1000;

    private Brief() {}

    /// The beginning of a text on one line, without control characters: no text of a worker plays with the terminal.
    public static String text(String text) {
        return shortened(text, WIDTH);
    }

    private static String shortened(String text, int most) {
        var line = safe(text.strip().replaceAll("\\s+", " "));
        return line.codePointCount(0, line.length()) <= most
                ? line
                : line.substring(0, line.offsetByCodePoints(0, most - 1)) + "…";
    }

    /// All of a text on one line, up to a thousand characters: what somebody has to read before they decide.
    public static String whole(String text) {
        return shortened(text, MOST);
    }

    /// All of a line, without control characters.
    public static String safe(String line) {
        return line.replaceAll("\\p{Cntrl}|\\p{Cf}", "");
    }

    /// A text behind a joint, or nothing if there is no text.
    public static String after(String joint, String text) {
        return text.isBlank() ? "" : joint + text(text);
    }

    public static String digest(String digest) {
        return digest.length() > 12 ? digest.substring(0, 12) : digest;
    }

    public static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
