package dev.signalbox.engine.tool.shell;

import java.util.List;

/// A word as it was read: its characters after quotes are taken off, and for each of them how it stood.
///
/// @param source the text it was read from
/// @param characters its characters; a part stands for one of them, by its index in `parts`
/// @param marks for each character `BARE`, `QUOTED` or `PART`
/// @param parts what is replaced when the word is used
/// @param position offset of its first character
record Fragment(String source, String characters, String marks, List<Part> parts, int position) {
    static final char BARE = 'b';
    static final char QUOTED = 'q';
    static final char PART = 'x';

    Fragment {
        parts = List.copyOf(parts);
    }

    /// Whether it stands there without quotes, escapes and expansions.
    boolean isPlain() {
        return parts.isEmpty() && marks.indexOf(QUOTED) < 0 && characters.length() == source.length();
    }

    boolean isBare(int index) {
        return marks.charAt(index) == BARE;
    }

    /// The part that stands at an index.
    Part partAt(int index) {
        return parts.get(characters.charAt(index));
    }

    Fragment from(int index) {
        return new Fragment(source, characters.substring(index), marks.substring(index), parts, position);
    }

    Fragment with(String otherCharacters, String otherMarks) {
        return new Fragment(source, otherCharacters, otherMarks, parts, position);
    }
}
