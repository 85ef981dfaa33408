package dev.signalbox.engine.tool;

import java.util.Locale;

/// The readable text of an HTML page: tags, scripts and styles taken off, in one pass over the page.
final class HtmlText {
    private static final String[][] ENTITIES = {
        {"&lt;", "<"}, {"&gt;", ">"}, {"&quot;", "\""}, {"&#39;", "'"}, {"&nbsp;", " "}, {"&amp;", "&"}
    };

    private final String html;
    private final String lower;
    private final StringBuilder text = new StringBuilder();

    private HtmlText(String html) {
        this.html = html;
        this.lower = html.toLowerCase(Locale.ROOT);
    }

    static String of(String html) {
        var reader = new HtmlText(html);
        for (int at = 0; at < html.length(); ) {
            at = html.charAt(at) == '<' ? reader.tag(at) : reader.plain(at);
        }
        var plain = reader.text.toString();
        for (var entity : ENTITIES) {
            plain = plain.replace(entity[0], entity[1]);
        }
        return plain.replaceAll("[ \\t\\x0B\\f\\r]+", " ")
                .replaceAll("\\s*\\n\\s*", "\n")
                .strip();
    }

    private int plain(int at) {
        var end = html.indexOf('<', at);
        var stop = end < 0 ? html.length() : end;
        text.append(html, at, stop);
        return stop;
    }

    /// Skips a tag, with all that belongs to it where that is no text, and returns where the text goes on.
    private int tag(int at) {
        if (html.startsWith("<!--", at)) {
            return after("-->", at);
        }
        for (var hidden : new String[] {"script", "style"}) {
            if (lower.startsWith(hidden, at + 1)) {
                return after(">", after("</" + hidden, at));
            }
        }
        text.append(isInline(at) ? "" : "\n");
        return after(">", at);
    }

    private boolean isInline(int at) {
        for (var name : new String[] {"a ", "a>", "b>", "i>", "em", "strong", "code", "span"}) {
            if (lower.startsWith(name, at + 1) || lower.startsWith("/" + name, at + 1)) {
                return true;
            }
        }
        return false;
    }

    private int after(String end, int at) {
        var found = lower.indexOf(end, Math.min(at, lower.length()));
        return found < 0 ? html.length() : found + end.length();
    }
}
