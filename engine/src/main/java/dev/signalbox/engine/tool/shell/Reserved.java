package dev.signalbox.engine.tool.shell;

import java.util.Set;

/// Words that mean something where a command may begin, if they stand there without quotes.
final class Reserved {
    private static final Set<String> WORDS =
            Set.of("! [[ ]] { } case coproc do done elif else esac fi for function if select then time until while"
                    .split(" ", -1));
    private static final int LONGEST = 8;

    private Reserved() {}

    /// The reserved word at a place, or an empty text. The cursor stays.
    static String next(Cursor cursor) {
        int start = cursor.position();
        var word = new StringBuilder(LONGEST);
        int c = cursor.peek();
        while (isPart(c) && word.length() <= LONGEST) {
            word.append((char) c);
            cursor.next();
            c = cursor.peek();
        }
        cursor.moveTo(start);
        var text = word.toString();
        return Cursor.isMeta(c) && WORDS.contains(text) ? text : "";
    }

    private static boolean isPart(int c) {
        return (c >= 'a' && c <= 'z') || c == '!' || c == '{' || c == '}' || c == '[' || c == ']';
    }

    /// Whether another word comes next that is reserved in this place only.
    static boolean take(Cursor cursor, String word) {
        int start = cursor.position();
        if (cursor.take(word) && Cursor.isMeta(cursor.peek())) {
            return true;
        }
        cursor.moveTo(start);
        return false;
    }
}
