package dev.signalbox.app.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Breaks lines between words so that they fit a width; a longer word, such as a path, stays whole. Marks have no width
/// and are carried over to the next line.
final class Wrap {
    private static final Pattern MARK = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final String PLAIN = "\u001b[0m";
    private static final int LEAST = 20;

    private final int width;
    private final String hang;
    private final List<String> lines = new ArrayList<>();
    private final StringBuilder line = new StringBuilder();
    private String mark = "";
    private int used;
    private boolean begun;

    private Wrap(int width, int hang) {
        this.width = width;
        this.hang = " ".repeat(hang);
    }

    /// A text in lines.
    ///
    /// @param hang how far lines after the first are indented
    static List<String> lines(String text, int width, int hang) {
        var indent = width - hang < LEAST ? 4 : hang;
        return length(text) <= width ? List.of(text) : new Wrap(width, indent).broken(text);
    }

    /// Columns that a text takes.
    static int length(String text) {
        var shown = MARK.matcher(text).replaceAll("");
        return shown.codePointCount(0, shown.length());
    }

    private List<String> broken(String text) {
        for (var word : text.split("(?<! ) ", -1)) {
            add(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void add(String word) {
        var length = length(word);
        if (begun && length > 0 && used + 1 + length > width) {
            next();
        } else if (begun) {
            line.append(' ');
            used++;
        }
        line.append(word);
        used += length;
        begun = true;
        var marks = MARK.matcher(word);
        while (marks.find()) {
            mark = marks.group().equals(PLAIN) ? "" : marks.group();
        }
    }

    private void next() {
        lines.add(line + (mark.isEmpty() ? "" : PLAIN));
        line.setLength(0);
        line.append(hang).append(mark);
        used = hang.length();
        begun = false;
    }
}
