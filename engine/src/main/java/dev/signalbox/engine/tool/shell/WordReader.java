package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.Word.Count;
import java.util.List;
import java.util.Optional;

/// Reads words: quotes, escapes, and what is replaced when they are used.
final class WordReader {
    private final Reading reading;
    private final Cursor cursor;

    WordReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    /// What else may stand in a word.
    enum Mode {
        PLAIN,
        /// `[[ x == … ]]`: groups such as `@(a|b)`.
        PATTERN,
        /// `[[ x =~ … ]]`: parentheses and `|`.
        REGEX
    }

    /// Reads a word; an empty one where none stands.
    Fragment read(Mode mode) {
        cursor.peek();
        var word = new WordBuffer(cursor.position());
        int depth = 0;
        while (true) {
            int c = cursor.peek();
            if (quotedOrReplaced(c, word)) {
                continue;
            }
            if (isGroup(mode, c, depth)) {
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            } else if (Cursor.isMeta(c)) {
                if (depth > 0) {
                    throw cursor.unclear("'(' without ')' in a pattern");
                }
                return checked(word.done(cursor));
            }
            word.bare(cursor.next());
        }
    }

    private Fragment checked(Fragment word) {
        if (reading.isPosix() && BraceExpansion.spread(word).size() > 1) {
            reading.onlyBash("'{…}'");
        }
        return word;
    }

    private boolean isGroup(Mode mode, int c, int depth) {
        return switch (mode) {
            case PLAIN -> false;
            case PATTERN -> (c == '(' && (depth > 0 || followsSign())) || (depth > 0 && (c == ')' || c == '|'));
            case REGEX -> c == '(' || c == '|' || (depth > 0 && (c == ')' || c == ' ' || c == '\t'));
        };
    }

    private boolean followsSign() {
        int before = cursor.position() - 1;
        return before >= 0 && "?*+@!".indexOf(cursor.text().charAt(before)) >= 0;
    }

    /// Reads what has a meaning beyond its character, if that stands here.
    private boolean quotedOrReplaced(int c, WordBuffer word) {
        switch (c) {
            case '\\' -> escaped(word);
            case '\'' -> single(word);
            case '"' -> twice(word);
            case '$' -> reading.expansions().dollar(word, Quoting.NONE);
            case '`' -> reading.expansions().backquote(word, Quoting.NONE);
            case '<', '>' -> {
                if (!cursor.sees((char) c + "(")) {
                    return false;
                }
                reading.expansions().process(word);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /// What stands around a place in a word.
    enum Quoting {
        NONE,
        /// `"…"`, and a here-document without quotes.
        DOUBLE;

        Count count() {
            return this == NONE ? Count.MANY : Count.ONE;
        }
    }

    private void escaped(WordBuffer word) {
        cursor.next();
        int c = cursor.nextRaw();
        word.quoted(c == Cursor.END ? '\\' : c);
    }

    private void single(WordBuffer word) {
        int open = cursor.position();
        cursor.next();
        int close = cursor.text().indexOf('\'', cursor.position());
        if (close < 0) {
            throw new Unclear("a quote is not closed", open);
        }
        word.quoted(cursor.text().substring(cursor.position(), close));
        cursor.moveTo(close + 1);
    }

    /// Reads `"…"`.
    void twice(WordBuffer word) {
        int open = cursor.position();
        cursor.next();
        while (cursor.peek() != '"') {
            if (cursor.peek() == Cursor.END) {
                throw new Unclear("a quote is not closed", open);
            }
            insideQuotes(word, "$`\"\\");
        }
        cursor.next();
    }

    /// Reads one character, escape or replacement where only `$`, `` ` `` and `\` are special.
    private void insideQuotes(WordBuffer word, String escapable) {
        int c = cursor.peek();
        switch (c) {
            case '$' -> reading.expansions().dollar(word, Quoting.DOUBLE);
            case '`' -> reading.expansions().backquote(word, Quoting.DOUBLE);
            case '\\' -> {
                cursor.next();
                int next = cursor.peekRaw();
                if (next != Cursor.END && escapable.indexOf(next) >= 0) {
                    word.quoted(cursor.nextRaw());
                } else {
                    word.quoted('\\');
                }
            }
            default -> word.quoted(cursor.next());
        }
    }

    /// Reads the text of a here-document whose delimiter has no quotes.
    Fragment hereDocument() {
        var text = new WordBuffer(cursor.position());
        while (cursor.peek() != Cursor.END) {
            insideQuotes(text, "$`\\");
        }
        return text.done(cursor);
    }

    /// Reads the word in `${name:-word}`, up to the closing brace.
    Fragment inBraces(Quoting quoting) {
        var word = new WordBuffer(cursor.position());
        while (cursor.peek() != '}') {
            int c = cursor.peek();
            if (c == Cursor.END) {
                throw cursor.unclear("'${' is not closed");
            }
            if ((c == '<' || c == '>') && cursor.sees((char) c + "(")) {
                throw cursor.unclear("a process substitution in '${…}'");
            }
            if (c == '\'' && quoting == Quoting.DOUBLE) {
                throw cursor.unclear("a single quote in '\"${…}\"' means different things");
            }
            if (c == '$' && quoting == Quoting.DOUBLE) {
                reading.expansions().dollar(word, Quoting.DOUBLE);
            } else if (!quotedOrReplaced(c, word)) {
                word.bare(cursor.next());
            }
        }
        return word.done(cursor);
    }

    /// Reads `$"…"`, which a catalogue of translations may replace.
    void translated(WordBuffer word) {
        var inner = new WordBuffer(cursor.position());
        twice(inner);
        word.part(new Part(
                Count.ONE,
                new Part.Anything(),
                List.of(),
                List.of(inner.done(cursor)),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    }
}
