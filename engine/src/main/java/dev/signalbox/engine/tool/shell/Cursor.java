package dev.signalbox.engine.tool.shell;

/// A place in a text. It reads over `\` at the end of a line, which joins the line with the next wherever the shell
/// reads characters that are not in single quotes.
final class Cursor {
    static final int END = -1;

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    /// The next character, or `END`.
    int peek() {
        join();
        return at < text.length() ? text.charAt(at) : END;
    }

    /// The next character as it stands, even if it joins lines.
    int peekRaw() {
        return at < text.length() ? text.charAt(at) : END;
    }

    int next() {
        int c = peek();
        at++;
        return c;
    }

    int nextRaw() {
        int c = peekRaw();
        at++;
        return c;
    }

    private void join() {
        while (at + 1 < text.length() && text.charAt(at) == '\\' && text.charAt(at + 1) == '\n') {
            at += 2;
        }
    }

    /// Whether these characters come next.
    boolean sees(String characters) {
        int start = at;
        boolean seen = take(characters);
        at = start;
        return seen;
    }

    /// Reads these characters if they come next.
    boolean take(String characters) {
        int start = at;
        for (int i = 0; i < characters.length(); i++) {
            if (next() != characters.charAt(i)) {
                at = start;
                return false;
            }
        }
        return true;
    }

    /// Reads spaces and tabs.
    void skipBlanks() {
        while (isBlank(peek())) {
            at++;
        }
    }

    String since(int start) {
        return text.substring(start, Math.min(at, text.length()));
    }

    Unclear unclear(String why) {
        return new Unclear(why, Math.min(at, text.length()));
    }

    static boolean isBlank(int c) {
        return c == ' ' || c == '\t';
    }

    /// Whether a character ends a word when it is not quoted.
    static boolean isMeta(int c) {
        return switch (c) {
            case END, ' ', '\t', '\n', '|', '&', ';', '(', ')', '<', '>' -> true;
            default -> false;
        };
    }

    static boolean isNameStart(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    static boolean isNamePart(int c) {
        return isNameStart(c) || isDigit(c);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }
}
