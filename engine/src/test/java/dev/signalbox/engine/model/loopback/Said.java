package dev.signalbox.engine.model.loopback;

import dev.signalbox.kernel.json.Json;
import java.util.stream.Collectors;

/// One item of a conversation, whatever the wire format.
record Said(Who who, String text) {
    enum Who {
        USER,
        ASSISTANT,
        OTHER
    }

    /// All texts directly within a content: a string, or a list of parts with a `text`.
    static String texts(Json content) {
        return content.asText()
                .orElseGet(() -> content.items().stream()
                        .flatMap(part -> part.text("text").stream())
                        .collect(Collectors.joining("\n")));
    }

    /// Whether a part of that type lies within the content.
    static boolean holds(Json content, String type) {
        return content.items().stream()
                .anyMatch(part -> part.text("type").filter(type::equals).isPresent());
    }
}
