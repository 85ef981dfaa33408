package dev.signalbox.engine.evidence;

import java.util.regex.Pattern;

/// What is done to text that a tool printed before anybody reads it.
final class Words {
    private static final Pattern ANSI = Pattern.compile("\u001b\\[[0-9;?]*[ -/]*[@-~]");
    private static final int LINE = 500;

    private Words() {}

    /// Without colours and cursor movements.
    static String plain(String text) {
        return text.indexOf('\u001b') < 0 ? text : ANSI.matcher(text).replaceAll("");
    }

    /// The first line that is not blank, at most 500 characters of it.
    static String firstLine(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .map(line -> cut(line, LINE))
                .orElse("");
    }

    /// The last lines that are not blank, so many of them at most, each at most 500 characters.
    static String lastLines(String text, int count) {
        var lines = plain(text).lines().filter(line -> !line.isBlank()).toList();
        return String.join(
                "\n",
                lines.subList(Math.max(0, lines.size() - count), lines.size()).stream()
                        .map(line -> cut(line.stripTrailing(), LINE))
                        .toList());
    }

    static String cut(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length) + "…";
    }
}
