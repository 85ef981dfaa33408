package dev.signalbox.app.work;

import java.util.Map;

/// How text is marked in a terminal; unmarked everywhere else.
public enum Style {
    PLAIN,
    COLOURED;

    /// What a mark means, not how it looks.
    private enum Mark {
        GOOD("32"),
        BAD("31"),
        WARN("33"),
        NAME("1"),
        QUIET("2");

        private final String code;

        Mark(String code) {
            this.code = code;
        }
    }

    /// Colours in a terminal, unless `NO_COLOR` is set (no-color.org) or the terminal is a dumb one.
    public static Style of(Map<String, String> environment, Stream stream) {
        var refused = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return stream == Stream.TERMINAL && !refused ? COLOURED : PLAIN;
    }

    /// What an output goes to.
    public enum Stream {
        TERMINAL,
        ELSEWHERE
    }

    private String mark(Mark mark, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + mark.code + "m" + text + "\u001b[0m";
    }

    public String good(String text) {
        return mark(Mark.GOOD, text);
    }

    public String bad(String text) {
        return mark(Mark.BAD, text);
    }

    public String warn(String text) {
        return mark(Mark.WARN, text);
    }

    public String name(String text) {
        return mark(Mark.NAME, text);
    }

    public String quiet(String text) {
        return mark(Mark.QUIET, text);
    }
}
