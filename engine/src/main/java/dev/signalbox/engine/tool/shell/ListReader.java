package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.Syntax.Chain;
import dev.signalbox.engine.tool.shell.Syntax.Link;
import dev.signalbox.engine.tool.shell.Syntax.On;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads lists of commands: `;`, `&`, `&&`, `||`, `|`, `!` and the ends of lines.
final class ListReader {
    private static final Set<String> CLOSING = Set.of("then", "do", "done", "fi", "elif", "else", "esac", "}", "]]");

    private final Reading reading;
    private final Cursor cursor;

    ListReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    /// Reads the whole text.
    Syntax whole() {
        var list = list();
        if (cursor.peek() != Cursor.END) {
            throw cursor.unclear("'%c' does not belong here".formatted(cursor.peek()));
        }
        reading.hereDocuments().read();
        return list;
    }

    /// Reads up to a closing parenthesis, and over it.
    Syntax upToParenthesis() {
        var list = list();
        if (!cursor.take(")")) {
            throw cursor.unclear("'(' is not closed");
        }
        if (reading.isInParentheses() && reading.hereDocuments().areDue()) {
            throw cursor.unclear("a here-document without text");
        }
        return list;
    }

    /// Reads a list that must not be empty.
    Syntax some() {
        var list = list();
        if (list.items().isEmpty()) {
            throw cursor.unclear("a command is missing");
        }
        return list;
    }

    /// Reads commands until something comes that is none.
    Syntax.Sequence list() {
        var items = new ArrayList<Syntax>();
        while (true) {
            skipLines();
            if (ends()) {
                return new Syntax.Sequence(items);
            }
            var item = chain();
            cursor.skipBlanks();
            if (cursor.peek() == '&') {
                cursor.next();
                items.add(new Syntax.Background(item));
            } else {
                items.add(item);
                if (cursor.peek() == ';' && !endsBranch()) {
                    cursor.next();
                } else if (cursor.peek() != '\n') {
                    comment();
                    if (cursor.peek() != '\n') {
                        return new Syntax.Sequence(items);
                    }
                }
            }
        }
    }

    private boolean ends() {
        int c = cursor.peek();
        return c == Cursor.END || c == ')' || endsBranch() || CLOSING.contains(reserved());
    }

    /// `;;`, `;&` and `;;&` end a branch of `case`.
    boolean endsBranch() {
        return cursor.sees(";;") || cursor.sees(";&");
    }

    /// Reads over ends of lines, blanks and comments.
    void skipLines() {
        while (true) {
            cursor.skipBlanks();
            comment();
            if (cursor.peek() != '\n') {
                return;
            }
            cursor.next();
            reading.hereDocuments().read();
        }
    }

    private void comment() {
        if (cursor.peek() == '#') {
            int end = cursor.text().indexOf('\n', cursor.position());
            cursor.moveTo(end < 0 ? cursor.text().length() : end);
        }
    }

    private Syntax chain() {
        var first = pipeline();
        var rest = new ArrayList<Link>();
        while (true) {
            cursor.skipBlanks();
            if (cursor.take("&&")) {
                rest.add(new Link(On.SUCCESS, next()));
            } else if (cursor.take("||")) {
                rest.add(new Link(On.FAILURE, next()));
            } else {
                return rest.isEmpty() ? first : new Chain(first, rest);
            }
        }
    }

    private Syntax next() {
        skipLines();
        return pipeline();
    }

    private Syntax pipeline() {
        cursor.skipBlanks();
        boolean negated = false;
        boolean timed = false;
        while (true) {
            var word = reserved();
            if (word.equals("!")) {
                negated = !negated;
            } else if (word.equals("time") && !timed) {
                timed = true;
                reading.onlyBash("'time'");
            } else {
                break;
            }
            cursor.take(word);
            cursor.skipBlanks();
            timeOptions(word);
        }
        if (timed
                && reading.isInParentheses()
                && (cursor.peek() == '(' || !reserved().isEmpty())) {
            throw cursor.unclear("'time' of a compound command in a substitution");
        }
        var stages = timed && isEnd() ? List.<Syntax>of() : stages();
        var pipeline = stages.size() == 1 ? stages.getFirst() : new Syntax.Pipeline(stages);
        return negated ? new Syntax.Negation(pipeline) : pipeline;
    }

    private void timeOptions(String word) {
        if (word.equals("time")) {
            if (cursor.sees("-p ") || cursor.sees("-p\t")) {
                cursor.take("-p");
                cursor.skipBlanks();
            }
            if (cursor.sees("-- ")) {
                cursor.take("--");
                cursor.skipBlanks();
            }
        }
    }

    private boolean isEnd() {
        int c = cursor.peek();
        return c == Cursor.END || c == '\n' || c == ';' || c == ')' || c == '#';
    }

    private List<Syntax> stages() {
        var stages = new ArrayList<Syntax>();
        stages.add(command());
        cursor.skipBlanks();
        while (cursor.peek() == '|' && !cursor.sees("||")) {
            cursor.next();
            if (cursor.peek() == '&') {
                reading.onlyBash("'|&'");
                cursor.next();
            }
            skipLines();
            stages.add(command());
            cursor.skipBlanks();
        }
        return stages;
    }

    /// Reads one command, simple or compound.
    Syntax command() {
        var word = reserved();
        if (CLOSING.contains(word)) {
            throw cursor.unclear("'%s' does not belong here".formatted(word));
        }
        return reading.compounds().read(word).orElseGet(() -> reading.simples().read());
    }

    /// The reserved word that comes next, or an empty text.
    String reserved() {
        return Reserved.next(cursor);
    }
}
