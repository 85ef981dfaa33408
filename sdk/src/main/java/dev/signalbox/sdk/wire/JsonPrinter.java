package dev.signalbox.sdk.wire;

import dev.signalbox.kernel.json.Json;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Writes one value. Escapes what JSON must escape, and lone surrogates, which UTF-8 cannot carry.
final class JsonPrinter {
    private static final int PLAIN_DIGITS = 40;

    /// How the text looks.
    enum Form {
        COMPACT,
        PRETTY,
        CANONICAL
    }

    private final Form form;
    private final StringBuilder out = new StringBuilder();
    private int depth;

    JsonPrinter(Form form) {
        this.form = form;
    }

    String print(Json value) {
        write(value);
        return out.toString();
    }

    private void write(Json value) {
        switch (value) {
            case Json.Obj(var members) -> list('{', '}', ordered(members).entrySet(), this::member);
            case Json.Arr(var items) -> list('[', ']', items, this::write);
            case Json.Str(var text) -> quote(text);
            case Json.Num(var number) -> out.append(digits(number));
            case Json.Bool flag -> out.append(flag == Json.Bool.TRUE);
            case Json.Null _ -> out.append("null");
        }
    }

    private Map<String, Json> ordered(Map<String, Json> members) {
        return form == Form.CANONICAL ? new TreeMap<>(members) : members;
    }

    private void member(Map.Entry<String, Json> member) {
        quote(member.getKey());
        out.append(form == Form.PRETTY ? ": " : ":");
        write(member.getValue());
    }

    private <T> void list(char open, char close, Collection<T> items, Consumer<T> item) {
        out.append(open);
        depth++;
        var first = true;
        for (var each : items) {
            if (!first) {
                out.append(',');
            }
            first = false;
            lineBreak();
            item.accept(each);
        }
        depth--;
        if (!items.isEmpty()) {
            lineBreak();
        }
        out.append(close);
    }

    private void lineBreak() {
        if (form == Form.PRETTY) {
            out.append('\n').repeat("  ", depth);
        }
    }

    private String digits(BigDecimal number) {
        if (form != Form.CANONICAL) {
            return number.toString();
        }
        var shortest = number.stripTrailingZeros();
        return Math.abs((long) shortest.scale()) <= PLAIN_DIGITS ? shortest.toPlainString() : shortest.toString();
    }

    private void quote(String text) {
        out.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                default -> plain(text, i);
            }
        }
        out.append('"');
    }

    private void plain(String text, int at) {
        var c = text.charAt(at);
        if (c < ' ' || isLone(text, at)) {
            out.append("\\u%04x".formatted((int) c));
        } else {
            out.append(c);
        }
    }

    private static boolean isLone(String text, int at) {
        var c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
