package dev.signalbox.engine.model.provider;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import org.jspecify.annotations.Nullable;

/// A tool's arguments, for vendors that accept nothing but an object.
final class Arguments {
    private Arguments() {}

    /// The text if it is a JSON object, else an empty object.
    static String object(String text) {
        return parsed(text) == null ? "{}" : text;
    }

    /// The object, empty if the text is none.
    static Json.Obj parse(String text) {
        var parsed = parsed(text);
        return parsed == null ? Json.obj() : parsed;
    }

    private static Json.@Nullable Obj parsed(String text) {
        try {
            return JsonText.parse(text) instanceof Json.Obj object ? object : null;
        } catch (MalformedJson malformed) {
            return null;
        }
    }
}
