package dev.signalbox.engine.tool.shell;

/// Reads `$'…'` after its opening quote.
final class AnsiQuote {
    private static final String LETTERS = "abeEfnrtv\\'\"?";
    private static final String MEANT = "\u0007\b\u001b\u001b\f\n\r\t\u000b\\'\"?";

    private AnsiQuote() {}

    static String read(Cursor cursor) {
        var text = new StringBuilder();
        while (true) {
            int c = cursor.nextRaw();
            switch (c) {
                case '\'' -> {
                    return text.toString();
                }
                case '\\' -> escape(cursor, text);
                case Cursor.END -> throw cursor.unclear("a quote is not closed");
                default -> text.append((char) c);
            }
        }
    }

    private static void escape(Cursor cursor, StringBuilder text) {
        int c = cursor.nextRaw();
        int simple = LETTERS.indexOf(c);
        if (c == Cursor.END) {
            throw cursor.unclear("a quote is not closed");
        } else if (simple >= 0) {
            text.append(MEANT.charAt(simple));
        } else if (c >= '0' && c <= '7') {
            append(cursor, text, digits(cursor, 8, 2, c - '0'), 0x7f);
        } else if (c == 'x') {
            append(cursor, text, digits(cursor, 16, 2, -1), 0x7f);
        } else if (c == 'u' || c == 'U') {
            append(cursor, text, digits(cursor, 16, c == 'u' ? 4 : 8, -1), Character.MAX_CODE_POINT);
        } else if (c == 'c') {
            throw cursor.unclear("a control character in a quote");
        } else {
            text.append('\\').append((char) c);
        }
    }

    /// @return the number, or -1 when there is no digit
    private static int digits(Cursor cursor, int radix, int most, int first) {
        int value = first;
        for (int i = 0; i < most; i++) {
            int digit = Character.digit(Math.max(cursor.peekRaw(), 0), radix);
            if (digit < 0 || value >= 1 << 24) {
                break;
            }
            value = Math.max(value, 0) * radix + digit;
            cursor.nextRaw();
        }
        return value;
    }

    /// A byte beyond ASCII is a piece of a character, and a zero ends the text: neither is read here.
    private static void append(Cursor cursor, StringBuilder text, int code, int most) {
        if (code <= 0 || code > most || (code >= 0xd800 && code <= 0xdfff)) {
            throw cursor.unclear("a byte in a quote that is no plain character");
        }
        text.appendCodePoint(code);
    }
}
