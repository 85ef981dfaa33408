package dev.signalbox.app.cli;

import java.util.Map;

/// How text is marked in a terminal; unmarked everywhere else.
enum Style {
    PLAIN,
    COLOURED;

    /// What a mark means, not how it looks.
    enum Mark {
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
    static Style of(Map<String, String> environment, Stream stream) {
        var refused = !environment.getOrDefault("NO_COLOR", "").isEmpty()
                || environment.getOrDefault("TERM", "dumb").equals("dumb");
        return stream == Stream.TERMINAL && !refused ? COLOURED : PLAIN;
    }

    /// What an output goes to.
    enum Stream {
        TERMINAL,
        ELSEWHERE
    }

    String mark(Mark mark, String text) {
        return this == PLAIN || text.isEmpty() ? text : "\u001b[" + mark.code + "m" + text + "\u001b[0m";
    }

    String good(String text) {
        return mark(Mark.GOOD, text);
    }

    String bad(String text) {
        return mark(Mark.BAD, text);
    }

    String warn(String text) {
        return mark(Mark.WARN, text);
    }

    String name(String text) {
        return mark(Mark.NAME, text);
    }

    String quiet(String text) {
        return mark(Mark.QUIET, text);
    }
}
