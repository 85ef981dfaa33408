package dev.signalbox.engine.tool.shell;

import java.util.ArrayList;
import java.util.List;

/// Here-documents whose redirection was read and whose text begins after the end of the line.
final class HereDocuments {
    private final Reading reading;
    private final List<HereDocument> due = new ArrayList<>();

    HereDocuments(Reading reading) {
        this.reading = reading;
    }

    boolean areDue() {
        return !due.isEmpty();
    }

    void add(HereDocument document) {
        due.add(document);
    }

    /// Reads the texts that begin here; where the text has ended they are empty.
    void read() {
        for (var document : due) {
            read(document);
        }
        due.clear();
    }

    private void read(HereDocument document) {
        var cursor = reading.cursor();
        int start = cursor.position();
        var text = new StringBuilder();
        while (cursor.peekRaw() != Cursor.END) {
            int lineStart = cursor.position();
            var line = line(cursor, document);
            if (compared(line, document).equals(document.delimiter())) {
                break;
            }
            // bash ends a document early here, and goes on with the rest of the line as commands
            if (reading.isInParentheses()
                    && compared(line, document).startsWith(document.delimiter())
                    && line.indexOf(')') >= 0) {
                throw new Unclear("a line of a here-document begins like its end", lineStart);
            }
            text.append(line).append('\n');
        }
        document.fill(body(text.toString(), document, start));
    }

    private Fragment body(String text, HereDocument document, int start) {
        if (document.isVerbatim()) {
            return new Fragment(text, text, String.valueOf(Fragment.QUOTED).repeat(text.length()), List.of(), start);
        }
        try {
            return reading.of(text, start).words().hereDocument();
        } catch (Unclear inside) {
            throw new Unclear(inside.why(), start);
        }
    }

    /// The next line without leading tabs where these do not count. Without quotes a line may go on with the next.
    private static String line(Cursor cursor, HereDocument document) {
        if (document.dropsTabs()) {
            while (cursor.peekRaw() == '\t') {
                cursor.nextRaw();
            }
        }
        int start = cursor.position();
        int c = cursor.nextRaw();
        while (c != '\n' && c != Cursor.END) {
            if (c == '\\' && !document.isVerbatim()) {
                cursor.nextRaw();
            }
            c = cursor.nextRaw();
        }
        int end = Math.min(cursor.position() - 1, cursor.text().length());
        return cursor.text().substring(Math.min(start, end), end);
    }

    private static String compared(String line, HereDocument document) {
        return document.isVerbatim() ? line : line.replace("\\\n", "");
    }
}
