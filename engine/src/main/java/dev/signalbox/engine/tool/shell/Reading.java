package dev.signalbox.engine.tool.shell;

import java.util.function.Supplier;

/// What the readers of one text share.
final class Reading {
    private static final int DEEPEST = 100;

    private final Cursor cursor;
    private final Dialect dialect;
    private final Enclosure enclosure;
    private final HereDocuments hereDocuments;
    private final WordReader words;
    private final ExpansionReader expansions;
    private final ParameterReader parameters;
    private final FormulaReader formulas;
    private final RedirectionReader redirections;
    private final ListReader lists;
    private final SimpleReader simples;
    private final CompoundReader compounds;
    private final int piece;
    private int depth;

    /// What stands around the text.
    enum Enclosure {
        NONE,
        PARENTHESES
    }

    private Reading(Cursor cursor, Dialect dialect, int depth, Enclosure enclosure, int piece) {
        this.cursor = cursor;
        this.dialect = dialect;
        this.depth = depth;
        this.enclosure = enclosure;
        this.piece = piece;
        this.hereDocuments = new HereDocuments(this);
        this.words = new WordReader(this);
        this.expansions = new ExpansionReader(this);
        this.parameters = new ParameterReader(this);
        this.formulas = new FormulaReader(this);
        this.redirections = new RedirectionReader(this);
        this.lists = new ListReader(this);
        this.simples = new SimpleReader(this);
        this.compounds = new CompoundReader(this);
        check();
    }

    private void check() {
        if (depth > DEEPEST) {
            throw cursor.unclear("it is nested deeper than %d levels".formatted(DEEPEST));
        }
    }

    static Reading of(String text, Dialect dialect) {
        return new Reading(new Cursor(text), dialect, 0, Enclosure.NONE, -1);
    }

    /// Reads on in the same text, up to a closing parenthesis.
    Reading inParentheses() {
        return new Reading(cursor, dialect, depth + 1, Enclosure.PARENTHESES, piece);
    }

    /// Reads something one level deeper.
    <T> T deeper(Supplier<T> read) {
        depth++;
        check();
        T result = read.get();
        depth--;
        return result;
    }

    /// Reads a text that was made of a piece of this one.
    ///
    /// @param position where that piece begins
    Reading of(String text, int position) {
        return new Reading(new Cursor(text), dialect, depth + 1, Enclosure.NONE, place(position));
    }

    void onlyBash(String what) {
        if (dialect != Dialect.BASH) {
            throw cursor.unclear("%s means different things to different shells".formatted(what));
        }
    }

    boolean isPosix() {
        return dialect == Dialect.POSIX;
    }

    /// Where something is in the text of the user; all that was made of one piece of it is where that piece is.
    int place(int position) {
        return piece >= 0 ? piece : position;
    }

    Cursor cursor() {
        return cursor;
    }

    boolean isInParentheses() {
        return enclosure == Enclosure.PARENTHESES;
    }

    HereDocuments hereDocuments() {
        return hereDocuments;
    }

    WordReader words() {
        return words;
    }

    ExpansionReader expansions() {
        return expansions;
    }

    ParameterReader parameters() {
        return parameters;
    }

    FormulaReader formulas() {
        return formulas;
    }

    RedirectionReader redirections() {
        return redirections;
    }

    ListReader lists() {
        return lists;
    }

    SimpleReader simples() {
        return simples;
    }

    CompoundReader compounds() {
        return compounds;
    }
}
