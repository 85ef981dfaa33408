package dev.signalbox.engine.model.loopback;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// A request that was made, and what was answered.
///
/// @param headers by their names in small letters
/// @param status of the answer; 0 if the script has it break off
/// @param section the section played; empty for the fallback and for requests that are not played
/// @param issued the ids of the tool calls in the answer, as the wire format gives them; Gemini gives none
public record Exchange(
        String method,
        String path,
        Map<String, String> headers,
        String body,
        int status,
        String section,
        int turn,
        List<String> issued) {
    public Exchange {
        headers = new TreeMap<>(headers);
        issued = List.copyOf(issued);
    }

    /// The body as JSON; `null` if it is none.
    public Json json() {
        try {
            return JsonText.parse(body);
        } catch (MalformedJson other) {
            return Json.Null.NULL;
        }
    }

    /// As one line of JSON.
    String line() {
        var names = new Node();
        headers.forEach(names::put);
        return JsonText.print(Node.of("method", method)
                .put("path", path)
                .put("headers", names)
                .put("body", json())
                .put("status", status)
                .put("section", section)
                .put("turn", turn)
                .put("issued", Json.strings(issued))
                .json());
    }
}
