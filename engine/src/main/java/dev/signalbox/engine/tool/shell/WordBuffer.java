package dev.signalbox.engine.tool.shell;

import java.util.ArrayList;
import java.util.List;

/// A word while it is being read.
final class WordBuffer {
    private final StringBuilder characters = new StringBuilder();
    private final StringBuilder marks = new StringBuilder();
    private final List<Part> parts = new ArrayList<>();
    private final int start;

    WordBuffer(int start) {
        this.start = start;
    }

    void bare(int c) {
        characters.append((char) c);
        marks.append(Fragment.BARE);
    }

    void quoted(int c) {
        characters.append((char) c);
        marks.append(Fragment.QUOTED);
    }

    void quoted(String text) {
        characters.append(text);
        marks.repeat(Fragment.QUOTED, text.length());
    }

    void part(Part part) {
        characters.append((char) parts.size());
        marks.append(Fragment.PART);
        parts.add(part);
    }

    int length() {
        return characters.length();
    }

    /// Whether the characters so far are a name, all of it bare.
    boolean isName() {
        for (int i = 0; i < characters.length(); i++) {
            boolean fits = i == 0 ? Cursor.isNameStart(characters.charAt(i)) : Cursor.isNamePart(characters.charAt(i));
            if (!fits || marks.charAt(i) != Fragment.BARE) {
                return false;
            }
        }
        return !characters.isEmpty();
    }

    String text() {
        return characters.toString();
    }

    Fragment done(Cursor cursor) {
        return new Fragment(cursor.since(start), characters.toString(), marks.toString(), parts, start);
    }
}
