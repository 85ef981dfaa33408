package dev.signalbox.engine.model.loopback;

import dev.signalbox.engine.model.Script.Call;
import dev.signalbox.kernel.json.Json;
import java.io.IOException;

/// The numbered events of OpenAI's Responses API.
final class ResponsesEvents {
    private final Events events;
    private long number;

    ResponsesEvents(Events events) {
        this.events = events;
    }

    void send(String type, Node event) throws IOException {
        events.named(
                type, event.put("type", type).put("sequence_number", number++).json());
    }

    void added(int index, Node item) throws IOException {
        send("response.output_item.added", new Node().put("output_index", index).put("item", item));
    }

    void done(int index, Json item) throws IOException {
        send("response.output_item.done", new Node().put("output_index", index).put("item", item));
    }

    void text(int index, Played played, Json empty, Json full) throws IOException {
        var id = played.id("msg");
        send(
                "response.content_part.added",
                at(index, id).put("content_index", 0).put("part", empty));
        events.pieces(piece -> send(
                "response.output_text.delta",
                at(index, id).put("content_index", 0).put("delta", piece)));
        send(
                "response.output_text.done",
                at(index, id).put("content_index", 0).put("text", played.step().text()));
        send("response.content_part.done", at(index, id).put("content_index", 0).put("part", full));
    }

    void arguments(int index, Json item, Call call) throws IOException {
        var id = item.text("id").orElseThrow();
        var custom = call.form() == Call.Form.CUSTOM;
        var type = custom ? "response.custom_tool_call_input" : "response.function_call_arguments";
        events.split(
                call.argsJson(), piece -> send(type + ".delta", at(index, id).put("delta", piece)));
        send(type + ".done", at(index, id).put(custom ? "input" : "arguments", call.argsJson()));
    }

    private static Node at(int index, String id) {
        return Node.of("item_id", id).put("output_index", index);
    }
}
