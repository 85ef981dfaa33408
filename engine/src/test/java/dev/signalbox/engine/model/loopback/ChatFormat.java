package dev.signalbox.engine.model.loopback;

import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.kernel.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// OpenAI's Chat Completions API.
final class ChatFormat implements Format {
    private static final long CREATED = 1_767_225_600;

    @Override
    public Asked read(String path, String query, Json body) {
        var said = body.list("messages").stream()
                .map(message -> new Said(
                        switch (message.text("role").orElse("")) {
                            case "user" -> Said.Who.USER;
                            case "assistant" -> Said.Who.ASSISTANT;
                            default -> Said.Who.OTHER;
                        },
                        message.at("content").map(Said::texts).orElse("")))
                .toList();
        return new Asked(
                body.text("model").orElse("loopback"),
                said,
                body.list("tools").isEmpty() ? Asked.Tools.NONE : Asked.Tools.OFFERED,
                body.flag("stream").orElse(false) ? Asked.Delivery.EVENTS : Asked.Delivery.WHOLE);
    }

    @Override
    public Json whole(Played played, Asked asked) {
        var step = played.step();
        var message = Node.of("role", "assistant").put("content", step.text());
        if (!step.think().isEmpty()) {
            message.put("reasoning_content", step.think());
        }
        if (!step.calls().isEmpty()) {
            var calls = new ArrayList<Json>();
            for (int at = 0; at < step.calls().size(); at++) {
                calls.add(call(played, at, step.calls().get(at).argsJson()).json());
            }
            message.put("tool_calls", calls);
        }
        return head(played, asked, "chat.completion")
                .put(
                        "choices",
                        List.of(new Node()
                                .put("index", 0)
                                .put("message", message)
                                .put("finish_reason", finishReason(played))
                                .json()))
                .put("usage", usage(played))
                .json();
    }

    private static Node head(Played played, Asked asked, String object) {
        return Node.of("id", played.id("chatcmpl"))
                .put("object", object)
                .put("created", CREATED)
                .put("model", asked.model());
    }

    private static Node call(Played played, int at, String arguments) {
        return Node.of("id", played.callId("call", at))
                .put("type", "function")
                .put(
                        "function",
                        Node.of("name", played.step().calls().get(at).name()).put("arguments", arguments));
    }

    private static String finishReason(Played played) {
        return played.step().calls().isEmpty() ? "stop" : "tool_calls";
    }

    private static Node usage(Played played) {
        var usage = played.usage();
        var prompt = usage.input() + usage.cacheRead() + usage.cacheWrite();
        return new Node()
                .put("prompt_tokens", prompt)
                .put("completion_tokens", usage.output())
                .put("total_tokens", prompt + usage.output())
                .put("prompt_tokens_details", new Node().put("cached_tokens", usage.cacheRead()));
    }

    @Override
    public void stream(Played played, Asked asked, Events events) throws IOException {
        var step = played.step();
        chunk(played, asked, events, Node.of("role", "assistant").put("content", ""));
        events.split(step.think(), piece -> chunk(played, asked, events, Node.of("reasoning_content", piece)));
        events.pieces(piece -> chunk(played, asked, events, Node.of("content", piece)));
        for (int at = 0; at < step.calls().size(); at++) {
            int index = at;
            chunk(played, asked, events, calls(call(played, at, "").put("index", at)));
            events.split(
                    step.calls().get(at).argsJson(),
                    piece -> chunk(
                            played,
                            asked,
                            events,
                            calls(new Node().put("index", index).put("function", Node.of("arguments", piece)))));
        }
        finish(played, asked, events);
    }

    private static Node calls(Node call) {
        return new Node().put("tool_calls", List.of(call.json()));
    }

    private static void chunk(Played played, Asked asked, Events events, Node delta) throws IOException {
        events.unnamed(head(played, asked, "chat.completion.chunk")
                .put(
                        "choices",
                        List.of(new Node()
                                .put("index", 0)
                                .put("delta", delta)
                                .putNull("finish_reason")
                                .json()))
                .json());
    }

    private static void finish(Played played, Asked asked, Events events) throws IOException {
        events.unnamed(head(played, asked, "chat.completion.chunk")
                .put(
                        "choices",
                        List.of(new Node()
                                .put("index", 0)
                                .put("delta", new Node())
                                .put("finish_reason", finishReason(played))
                                .json()))
                .json());
        events.unnamed(head(played, asked, "chat.completion.chunk")
                .put("choices", List.of())
                .put("usage", usage(played))
                .json());
        events.raw("data: [DONE]\n\n");
    }

    @Override
    public Json error(Fault.Status fault) {
        return new Node()
                .put(
                        "error",
                        Node.of("message", fault.message())
                                .put("type", fault.type())
                                .putNull("param")
                                .putNull("code"))
                .json();
    }

    @Override
    public Json counted(long tokens) {
        return new Node().put("total_tokens", tokens).json();
    }

    @Override
    public String callPrefix() {
        return "call";
    }
}
