package dev.signalbox.app.work;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.ArrayList;
import java.util.List;

/// A document as an indented outline, for people who have to decide about it.
public final class Outline {
    private static final int MOST_LINES = 200;

    private final List<String> lines = new ArrayList<>();

    private Outline() {}

    /// Its lines, two hundred at most.
    public static List<String> of(Json document, String indent) {
        var outline = new Outline();
        outline.add(document, indent, "");
        return outline.lines.size() <= MOST_LINES
                ? List.copyOf(outline.lines)
                : List.copyOf(outline.lines.subList(0, MOST_LINES));
    }

    private void add(Json value, String indent, String label) {
        switch (value) {
            case Json.Obj object -> {
                var inner = begun(indent, label);
                object.members().forEach((name, member) -> add(member, inner, name + ": "));
            }
            case Json.Arr array -> {
                var inner = begun(indent, label);
                array.items().forEach(item -> add(item, inner, "- "));
            }
            case Json.Str(var text) -> lines.add(indent + label + Brief.whole(text));
            case Json.Num _, Json.Bool _, Json.Null _ -> lines.add(indent + label + JsonText.print(value));
        }
    }

    private String begun(String indent, String label) {
        if (!label.isBlank() && !label.equals("- ")) {
            lines.add(indent + label.strip());
        }
        return label.isEmpty() ? indent : indent + "  ";
    }
}
