package dev.signalbox.engine.model.loopback;

import dev.signalbox.kernel.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Builds a JSON object member by member.
final class Node {
    private final Map<String, Json> members = new LinkedHashMap<>();

    static Node of(String name, String value) {
        return new Node().put(name, value);
    }

    Node put(String name, String value) {
        return put(name, Json.of(value));
    }

    Node put(String name, long value) {
        return put(name, Json.of(value));
    }

    Node put(String name, Node value) {
        return put(name, value.json());
    }

    Node put(String name, List<? extends Json> items) {
        return put(name, new Json.Arr(List.copyOf(items)));
    }

    Node put(String name, Json value) {
        members.put(name, value);
        return this;
    }

    Node putNull(String name) {
        return put(name, Json.Null.NULL);
    }

    Json.Obj json() {
        return new Json.Obj(members);
    }
}
