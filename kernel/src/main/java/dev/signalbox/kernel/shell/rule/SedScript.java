package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;
import java.util.List;

/// Reads a sed script as far as it takes to know every command in it. What it does not understand is not known to be
/// harmless.
final class SedScript {
    private final String text;
    private int at;
    private Ruling ruling = Ruling.ALLOW;

    private SedScript(String text) {
        this.text = text;
    }

    static Ruling judge(String script) {
        var reader = new SedScript(script);
        try {
            while (reader.at < script.length()) {
                reader.command();
            }
            return reader.ruling;
        } catch (Misread misread) {
            return reader.ruling.and(Ruling.silent("sed: '%s' is not understood".formatted(script)));
        }
    }

    private static final class Misread extends Exception {
        private static final long serialVersionUID = 1;

        private Misread() {
            super(null, null, false, false);
        }
    }

    private void command() throws Misread {
        skip(" \t\n;");
        if (at >= text.length()) {
            return;
        }
        address();
        if (peek() == ',') {
            at++;
            skip(" \t");
            address();
        }
        skip(" \t!");
        run(next());
    }

    private void run(char command) throws Misread {
        switch (command) {
            case '{' -> skip(" \t\n;");
            case '}', '=', 'd', 'D', 'g', 'G', 'h', 'H', 'n', 'N', 'p', 'P', 'x', 'z', 'F' -> end();
            case 'l', 'L', 'q', 'Q' -> {
                skip(" \t0123456789");
                end();
            }
            case 'a', 'i', 'c' -> insertedText();
            case ':', 'b', 't', 'T', 'v' -> upTo("\n;}");
            case '#' -> upTo("\n");
            case 'r', 'R' -> upTo("\n");
            case 'w', 'W' -> writes(upTo("\n"));
            case 'e' -> {
                upTo("\n");
                ruling = ruling.and(Ruling.deny("sed: the command 'e' runs programs"));
            }
            case 's' -> substitution();
            case 'y' -> {
                char delimiter = next();
                upToDelimiter(delimiter);
                upToDelimiter(delimiter);
                end();
            }
            default -> throw new Misread();
        }
    }

    private void substitution() throws Misread {
        char delimiter = next();
        if (delimiter == '\n' || delimiter == '\\') {
            throw new Misread();
        }
        upToDelimiter(delimiter);
        upToDelimiter(delimiter);
        while (at < text.length() && " \t\n;}#".indexOf(peek()) < 0) {
            char flag = next();
            if (flag == 'e') {
                ruling = ruling.and(Ruling.deny("sed: the flag 'e' of 's' runs programs"));
            } else if (flag == 'w') {
                writes(upTo("\n"));
            } else if ("gpiImM0123456789".indexOf(flag) < 0) {
                throw new Misread();
            }
        }
        end();
    }

    private void writes(String file) {
        ruling = ruling.and(Ruling.writing(List.of(Touch.file(new Word.Literal(file.strip())))));
    }

    /// After a command only blanks, a separator or a closing brace may stand.
    private void end() throws Misread {
        skip(" \t");
        if (at < text.length() && "\n;}#".indexOf(peek()) < 0) {
            throw new Misread();
        }
    }

    private void insertedText() {
        while (at < text.length() && peek() != '\n') {
            at += peek() == '\\' ? 2 : 1;
        }
        at = Math.min(at, text.length());
    }

    private void address() throws Misread {
        char c = peek();
        if (c == '/' || c == '\\') {
            at += c == '\\' ? 1 : 0;
            upToDelimiter(next());
            skip("IM");
        } else {
            skip("0123456789$~+");
        }
        skip(" \t");
    }

    private String upTo(String ends) {
        int start = at;
        while (at < text.length() && ends.indexOf(peek()) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    private void upToDelimiter(char delimiter) throws Misread {
        while (at < text.length()) {
            char c = next();
            if (c == delimiter) {
                return;
            }
            at += c == '\\' ? 1 : 0;
        }
        throw new Misread();
    }

    private void skip(String characters) {
        while (at < text.length() && characters.indexOf(peek()) >= 0) {
            at++;
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char next() throws Misread {
        if (at >= text.length()) {
            throw new Misread();
        }
        return text.charAt(at++);
    }
}
