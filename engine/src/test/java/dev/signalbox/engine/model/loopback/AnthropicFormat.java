package dev.signalbox.engine.model.loopback;

import dev.signalbox.engine.model.Script.Call;
import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Anthropic's Messages API.
final class AnthropicFormat implements Format {

    @Override
    public Asked read(String path, String query, Json body) {
        var said = body.list("messages").stream()
                .map(message -> {
                    var content = message.at("content").orElse(Json.of(""));
                    var who = message.text("role").orElse("").equals("assistant")
                            ? Said.Who.ASSISTANT
                            : Said.holds(content, "tool_result")
                                            && Said.texts(content).isEmpty()
                                    ? Said.Who.OTHER
                                    : Said.Who.USER;
                    return new Said(who, Said.texts(content));
                })
                .toList();
        return new Asked(
                body.text("model").orElse("loopback"),
                said,
                body.list("tools").isEmpty() ? Asked.Tools.NONE : Asked.Tools.OFFERED,
                body.flag("stream").orElse(false) ? Asked.Delivery.EVENTS : Asked.Delivery.WHOLE);
    }

    @Override
    public Json whole(Played played, Asked asked) {
        var content = new ArrayList<Json>();
        var step = played.step();
        if (!step.think().isEmpty()) {
            content.add(Node.of("type", "thinking")
                    .put("thinking", step.think())
                    .put("signature", played.id("sig"))
                    .json());
        }
        if (!step.text().isEmpty()) {
            content.add(Node.of("type", "text").put("text", step.text()).json());
        }
        for (int at = 0; at < step.calls().size(); at++) {
            content.add(
                    call(played, at).put("input", input(step.calls().get(at))).json());
        }
        return message(played, asked, content)
                .put("stop_reason", stopReason(played))
                .put("usage", usage(played).put("output_tokens", played.usage().output()))
                .json();
    }

    private static Node message(Played played, Asked asked, List<Json> content) {
        return Node.of("id", played.id("msg"))
                .put("type", "message")
                .put("role", "assistant")
                .put("model", asked.model())
                .put("content", content)
                .putNull("stop_reason")
                .putNull("stop_sequence");
    }

    private static Node usage(Played played) {
        var usage = played.usage();
        return new Node()
                .put("input_tokens", usage.input())
                .put("cache_creation_input_tokens", usage.cacheWrite())
                .put("cache_read_input_tokens", usage.cacheRead());
    }

    private static Node call(Played played, int at) {
        return Node.of("type", "tool_use")
                .put("id", played.callId("toolu", at))
                .put("name", played.step().calls().get(at).name());
    }

    private static Json input(Call call) {
        return call.form() == Call.Form.CUSTOM
                ? Node.of("input", call.argsJson()).json()
                : JsonText.parse(call.argsJson());
    }

    private static String stopReason(Played played) {
        return played.step().calls().isEmpty() ? "end_turn" : "tool_use";
    }

    @Override
    public void stream(Played played, Asked asked, Events events) throws IOException {
        var step = played.step();
        send(
                events,
                Node.of("type", "message_start")
                        .put(
                                "message",
                                message(played, asked, List.of())
                                        .put("usage", usage(played).put("output_tokens", 1))));
        send(events, Node.of("type", "ping"));
        int index = 0;
        if (!step.think().isEmpty()) {
            think(played, index++, events);
        }
        if (!step.text().isEmpty()) {
            text(index++, events);
        }
        for (int at = 0; at < step.calls().size(); at++) {
            use(played, at, index++, events);
        }
        send(
                events,
                Node.of("type", "message_delta")
                        .put("delta", Node.of("stop_reason", stopReason(played)).putNull("stop_sequence"))
                        .put(
                                "usage",
                                new Node().put("output_tokens", played.usage().output())));
        send(events, Node.of("type", "message_stop"));
    }

    private static void think(Played played, int index, Events events) throws IOException {
        start(events, index, Node.of("type", "thinking").put("thinking", "").put("signature", ""));
        events.split(
                played.step().think(),
                piece -> delta(events, index, Node.of("type", "thinking_delta").put("thinking", piece)));
        delta(events, index, Node.of("type", "signature_delta").put("signature", played.id("sig")));
        stop(events, index);
    }

    private static void text(int index, Events events) throws IOException {
        start(events, index, Node.of("type", "text").put("text", ""));
        events.pieces(
                piece -> delta(events, index, Node.of("type", "text_delta").put("text", piece)));
        stop(events, index);
    }

    private static void use(Played played, int at, int index, Events events) throws IOException {
        var call = played.step().calls().get(at);
        start(events, index, call(played, at).put("input", new Node()));
        var json = call.form() == Call.Form.CUSTOM ? JsonText.print(input(call)) : call.argsJson();
        events.split(
                json,
                piece ->
                        delta(events, index, Node.of("type", "input_json_delta").put("partial_json", piece)));
        stop(events, index);
    }

    private static void start(Events events, int index, Node block) throws IOException {
        send(events, Node.of("type", "content_block_start").put("index", index).put("content_block", block));
    }

    private static void delta(Events events, int index, Node delta) throws IOException {
        send(events, Node.of("type", "content_block_delta").put("index", index).put("delta", delta));
    }

    private static void stop(Events events, int index) throws IOException {
        send(events, Node.of("type", "content_block_stop").put("index", index));
    }

    private static void send(Events events, Node event) throws IOException {
        var json = event.json();
        events.named(json.text("type").orElseThrow(), json);
    }

    @Override
    public Json error(Fault.Status fault) {
        return Node.of("type", "error")
                .put("error", Node.of("type", fault.type()).put("message", fault.message()))
                .put("request_id", "req_loopback")
                .json();
    }

    @Override
    public Json counted(long tokens) {
        return new Node().put("input_tokens", tokens).json();
    }

    @Override
    public String callPrefix() {
        return "toolu";
    }
}
