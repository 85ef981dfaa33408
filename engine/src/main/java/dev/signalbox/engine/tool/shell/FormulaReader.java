package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.WordReader.Quoting;
import java.util.ArrayList;
import java.util.List;

/// Reads arithmetic, as far as it takes to know what is evaluated in it.
final class FormulaReader {
    private static final String SIGNS = "+-*/%<>=!&|^~?,# \t\n";

    private final Reading reading;
    private final Cursor cursor;

    FormulaReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    /// Reads up to `))`, and over it.
    Formula inParentheses() {
        var formula = upTo(')');
        if (!cursor.take("))")) {
            throw cursor.unclear("'((' begins arithmetic: write '( (' for a subshell in a subshell");
        }
        return formula;
    }

    /// Reads up to a character outside of nested parentheses and brackets. `:` also ends at `}`.
    Formula upTo(char end) {
        return reading.deeper(() -> read(end));
    }

    private Formula read(char end) {
        int start = cursor.position();
        var names = new ArrayList<String>();
        var parts = new WordBuffer(start);
        int depth = 0;
        while (depth > 0 || !ends(end)) {
            int c = cursor.peek();
            if (c == '(' || c == '[') {
                depth++;
                cursor.next();
            } else if ((c == ')' || c == ']') && depth > 0) {
                depth--;
                cursor.next();
            } else {
                piece(c, end, names, parts);
            }
        }
        var source = cursor.since(start);
        return new Formula(source, names, parts.done(cursor).parts(), start);
    }

    private boolean ends(char end) {
        int c = cursor.peek();
        return c == end || (end == ':' && c == '}');
    }

    private void piece(int c, char end, List<String> names, WordBuffer parts) {
        if (Cursor.isNameStart(c)) {
            names.add(reading.expansions().readName());
        } else if (Cursor.isDigit(c)) {
            number();
        } else if (c == '$') {
            reading.expansions().dollar(parts, Quoting.DOUBLE);
        } else if (c == '`') {
            reading.expansions().backquote(parts, Quoting.DOUBLE);
        } else if (c != Cursor.END && (SIGNS.indexOf(c) >= 0 || (c == ':' && end != ':'))) {
            cursor.next();
        } else {
            throw cursor.unclear("arithmetic is not understood here");
        }
    }

    /// `42`, `0x2a`, `16#2a`
    private void number() {
        while (Cursor.isNamePart(cursor.peek()) || cursor.peek() == '#' || cursor.peek() == '@') {
            cursor.next();
        }
    }
}
