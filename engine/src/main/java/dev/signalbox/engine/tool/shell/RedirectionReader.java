package dev.signalbox.engine.tool.shell;

import dev.signalbox.engine.tool.shell.Syntax.Redirection;
import dev.signalbox.engine.tool.shell.WordReader.Mode;
import dev.signalbox.kernel.shell.Redirect.Direction;
import java.util.ArrayList;
import java.util.List;

/// Reads redirections, from the operator on.
final class RedirectionReader {
    private final Reading reading;
    private final Cursor cursor;

    RedirectionReader(Reading reading) {
        this.reading = reading;
        this.cursor = reading.cursor();
    }

    /// Whether a redirection comes next. `<(` and `>(` begin words.
    boolean isNext() {
        int c = cursor.peek();
        if (c == '&') {
            return cursor.sees("&>");
        }
        return (c == '<' && !cursor.sees("<(")) || (c == '>' && !cursor.sees(">("));
    }

    /// Reads the redirections after a compound command.
    List<Redirection> all() {
        var all = new ArrayList<Redirection>();
        cursor.skipBlanks();
        while (startsHere()) {
            all.add(read(""));
            cursor.skipBlanks();
        }
        return all;
    }

    /// Reads over a descriptor if a redirection follows it.
    private boolean startsHere() {
        if (isNext()) {
            return true;
        }
        int start = cursor.position();
        var descriptor = new StringBuilder();
        for (int c = cursor.peek(); Cursor.isNamePart(c) || c == '{' || c == '}'; c = cursor.peek()) {
            descriptor.append((char) cursor.next());
        }
        if (isDescriptor(descriptor.toString()) && isNext() && cursor.peek() != '&') {
            return true;
        }
        cursor.moveTo(start);
        return false;
    }

    /// Whether a word directly before an operator belongs to it: `2>` and `{fd}>`.
    static boolean isDescriptor(String text) {
        if (text.isEmpty()) {
            return false;
        }
        if (text.chars().allMatch(Cursor::isDigit)) {
            return true;
        }
        return text.length() > 2
                && text.startsWith("{")
                && text.endsWith("}")
                && Cursor.isNameStart(text.charAt(1))
                && text.chars().skip(1).limit(text.length() - 2L).allMatch(Cursor::isNamePart);
    }

    /// Reads a redirection.
    ///
    /// @param descriptor what stands before the operator, or nothing
    Redirection read(String descriptor) {
        if (cursor.take("<<<")) {
            reading.onlyBash("'<<<'");
            return new Redirection.ToWord(Direction.TEXT, target());
        }
        if (cursor.take("<<-")) {
            return hereDocument(HereDocument.Tabs.DROPPED);
        }
        if (cursor.take("<<")) {
            return hereDocument(HereDocument.Tabs.KEPT);
        }
        if (cursor.take("&>>") || cursor.take("&>")) {
            reading.onlyBash("'&>'");
            return new Redirection.ToWord(Direction.WRITE, target());
        }
        if (cursor.take("<&")) {
            return new Redirection.ToWord(Direction.DUPLICATE, anyTarget());
        }
        if (cursor.take(">&")) {
            return duplicate(descriptor);
        }
        if (cursor.take("<>") || cursor.take(">>") || cursor.take(">|")) {
            return new Redirection.ToWord(Direction.WRITE, target());
        }
        return new Redirection.ToWord(cursor.next() == '<' ? Direction.READ : Direction.WRITE, target());
    }

    /// `>&2` and `>&-` duplicate or close; `>&file` writes.
    private Redirection duplicate(String descriptor) {
        var target = anyTarget();
        var text = target.characters();
        boolean duplicates = target.parts().isEmpty() && text.matches("[0-9]*-?") && !text.isEmpty();
        if (!duplicates && !descriptor.isEmpty() && target.parts().isEmpty()) {
            throw cursor.unclear("'>&%s' is ambiguous".formatted(text));
        }
        return new Redirection.ToWord(duplicates ? Direction.DUPLICATE : Direction.WRITE, target);
    }

    private Fragment target() {
        var target = anyTarget();
        if (isNext() && isDescriptor(target.source()) && cursor.peek() != '&') {
            throw cursor.unclear("a redirection of a redirection");
        }
        return target;
    }

    private Fragment anyTarget() {
        cursor.skipBlanks();
        var target = reading.words().read(Mode.PLAIN);
        if (target.source().isEmpty() || target.source().startsWith("#")) {
            throw cursor.unclear("a redirection without a target");
        }
        return target;
    }

    private Redirection hereDocument(HereDocument.Tabs tabs) {
        var delimiter = target();
        if (!delimiter.parts().isEmpty() || delimiter.characters().indexOf('\n') >= 0) {
            throw cursor.unclear("the end of a here-document is not plain text");
        }
        boolean verbatim = delimiter.source().matches("(?s).*['\"\\\\].*");
        var document = new HereDocument(
                delimiter.characters(), verbatim ? HereDocument.Text.VERBATIM : HereDocument.Text.EXPANDED, tabs);
        reading.hereDocuments().add(document);
        return new Redirection.FromText(document);
    }
}
