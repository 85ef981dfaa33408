package dev.signalbox.engine.evidence.gather;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/// Names as git quotes them: in C's notation, bytes in octal.
final class CText {
    private static final String LETTERS = "abtnvfr";
    private static final String CONTROLS = "\u0007\b\t\n\u000b\f\r";

    private CText() {}

    static String unquoted(String quoted) {
        var bytes = new ByteArrayOutputStream();
        var end = quoted.endsWith("\"") ? quoted.length() - 1 : quoted.length();
        for (var at = 1; at < end; ) {
            at = quoted.charAt(at) == '\\' && at + 1 < end ? escape(quoted, at + 1, bytes) : plain(quoted, at, bytes);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int plain(String quoted, int at, ByteArrayOutputStream bytes) {
        var next = quoted.offsetByCodePoints(at, 1);
        bytes.writeBytes(quoted.substring(at, next).getBytes(StandardCharsets.UTF_8));
        return next;
    }

    private static int escape(String quoted, int at, ByteArrayOutputStream bytes) {
        var c = quoted.charAt(at);
        if (c >= '0' && c <= '3' && at + 3 <= quoted.length()) {
            bytes.write(Integer.parseInt(quoted.substring(at, at + 3), 8));
            return at + 3;
        }
        var letter = LETTERS.indexOf(c);
        bytes.write(letter >= 0 ? CONTROLS.charAt(letter) : c);
        return at + 1;
    }
}
