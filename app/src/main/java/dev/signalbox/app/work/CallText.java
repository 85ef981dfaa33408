package dev.signalbox.app.work;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The arguments of a tool call, in the words that say most: which command, which path, which pattern.
final class CallText {
    private static final List<String> TELLING =
            List.of("command", "pattern", "query", "path", "url", "type", "question");

    private CallText() {}

    /// @param args a JSON object as it was recorded
    static String of(String args) {
        try {
            var object = JsonText.parse(args);
            var told = TELLING.stream()
                    .map(name -> object.text(name))
                    .flatMap(Optional::stream)
                    .collect(Collectors.joining(" in "));
            return Brief.text(told.isBlank() ? left(object, args) : told);
        } catch (MalformedJson cut) {
            return Brief.text(args);
        }
    }

    private static String left(Json object, String args) {
        return object.equals(Json.obj()) ? "" : args;
    }
}
