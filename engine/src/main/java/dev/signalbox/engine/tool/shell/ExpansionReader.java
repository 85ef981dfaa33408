package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.WordReader.Quoting;
import dev.signalbox.kernel.shell.Word.Count;
import java.util.List;
import java.util.Optional;

/// Reads what begins with `$` or `` ` ``, and process substitutions.
final class ExpansionReader {
    private final Reading reading;
    private final Cursor cursor;

    ExpansionReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    void dollar(WordBuffer word, Quoting quoting) {
        cursor.next();
        int c = cursor.peek();
        switch (c) {
            case '(' -> parentheses(word, quoting);
            case '{' -> {
                cursor.next();
                word.part(reading.deeper(() -> reading.parameters().read(quoting)));
            }
            case '[' -> {
                reading.onlyBash("'$['");
                cursor.next();
                word.part(Part.number(reading.formulas().upTo(']')));
                cursor.next();
            }
            case '\'', '"' -> quote(word, quoting, c);
            default -> name(word, quoting, c);
        }
    }

    private void quote(WordBuffer word, Quoting quoting, int c) {
        if (quoting == Quoting.DOUBLE) {
            word.quoted('$');
            return;
        }
        reading.onlyBash("'$%c'".formatted(c));
        if (c == '"') {
            reading.words().translated(word);
        } else {
            cursor.next();
            word.quoted(AnsiQuote.read(cursor));
        }
    }

    private void name(WordBuffer word, Quoting quoting, int c) {
        if (Cursor.isNameStart(c)) {
            word.part(Part.variable(readName(), quoting.count()));
        } else if (Cursor.isDigit(c) || c == '-') {
            cursor.next();
            word.part(Part.variable(String.valueOf((char) c), quoting.count()));
        } else if (c == '@' || c == '*') {
            cursor.next();
            word.part(Part.variable(String.valueOf((char) c), c == '@' ? Count.MANY : quoting.count()));
        } else if (c == '#' || c == '?' || c == '$' || c == '!') {
            cursor.next();
            word.part(number());
        } else {
            word.bare('$');
        }
    }

    static Part number() {
        return new Part(
                Count.ONE, new Part.Integral(), List.of(), List.of(), List.of(), Optional.empty(), Optional.empty());
    }

    String readName() {
        var name = new StringBuilder();
        while (Cursor.isNamePart(cursor.peek())) {
            name.append((char) cursor.next());
        }
        return name.toString();
    }

    private void parentheses(WordBuffer word, Quoting quoting) {
        cursor.next();
        if (cursor.peek() == '(') {
            cursor.next();
            word.part(Part.number(reading.formulas().inParentheses()));
        } else {
            word.part(Part.output(inner(), quoting.count()));
        }
    }

    /// Reads commands up to the closing parenthesis.
    private Syntax inner() {
        int start = cursor.position();
        var commands = reading.inParentheses().lists().upToParenthesis();
        if (reading.hereDocuments().areDue() && cursor.since(start).indexOf('\n') >= 0) {
            throw cursor.unclear("a here-document begins before a substitution of several lines");
        }
        return commands;
    }

    void process(WordBuffer word) {
        reading.onlyBash("a process substitution");
        cursor.next();
        cursor.next();
        word.part(Part.output(inner(), Count.ONE));
    }

    /// Reads `` `…` ``, in which `\` takes the meaning from `$`, `` ` `` and itself before anything is read.
    void backquote(WordBuffer word, Quoting quoting) {
        int open = cursor.position();
        cursor.next();
        var text = new StringBuilder();
        int c = cursor.nextRaw();
        while (c != '`') {
            if (c == Cursor.END) {
                throw new Unclear("a backquote is not closed", open);
            }
            if (c == '\\') {
                int next = cursor.nextRaw();
                boolean taken =
                        next == '$' || next == '`' || next == '\\' || (next == '"' && quoting == Quoting.DOUBLE);
                if (!taken) {
                    text.append('\\');
                }
                c = next;
                if (c == Cursor.END) {
                    throw new Unclear("a backquote is not closed", open);
                }
            }
            text.append((char) c);
            c = cursor.nextRaw();
        }
        try {
            word.part(Part.output(reading.of(text.toString(), open).lists().whole(), quoting.count()));
        } catch (Unclear inside) {
            throw new Unclear(inside.why(), open);
        }
    }
}
