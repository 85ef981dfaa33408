package dev.signalbox.engine.model.loopback;

import dev.signalbox.engine.model.Script.Call;
import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.kernel.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// OpenAI's Responses API.
final class ResponsesFormat implements Format {
    private static final long CREATED = 1_767_225_600;

    @Override
    public Asked read(String path, String query, Json body) {
        var input = body.at("input").orElse(Json.of(""));
        var said = input.asText().isPresent()
                ? List.of(new Said(Said.Who.USER, input.asText().get()))
                : input.items().stream().map(ResponsesFormat::said).toList();
        return new Asked(
                body.text("model").orElse("loopback"),
                said,
                body.list("tools").isEmpty() ? Asked.Tools.NONE : Asked.Tools.OFFERED,
                body.flag("stream").orElse(false) ? Asked.Delivery.EVENTS : Asked.Delivery.WHOLE);
    }

    private static Said said(Json item) {
        var type = item.text("type").orElse("message");
        var who = switch (type) {
            case "message" ->
                switch (item.text("role").orElse("")) {
                    case "user" -> Said.Who.USER;
                    case "assistant" -> Said.Who.ASSISTANT;
                    default -> Said.Who.OTHER;
                };
            case "function_call", "custom_tool_call", "reasoning", "local_shell_call" -> Said.Who.ASSISTANT;
            default -> Said.Who.OTHER;
        };
        return new Said(who, item.at("content").map(Said::texts).orElse(""));
    }

    @Override
    public Json whole(Played played, Asked asked) {
        return response(played, asked, items(played)).json();
    }

    private static Node response(Played played, Asked asked, List<Json> output) {
        var usage = played.usage();
        var prompt = usage.input() + usage.cacheRead() + usage.cacheWrite();
        return head(played, asked, "completed")
                .put("output", output)
                .put(
                        "usage",
                        new Node()
                                .put("input_tokens", prompt)
                                .put("input_tokens_details", new Node().put("cached_tokens", usage.cacheRead()))
                                .put("output_tokens", usage.output())
                                .put("output_tokens_details", new Node().put("reasoning_tokens", 0))
                                .put("total_tokens", prompt + usage.output()));
    }

    private static Node head(Played played, Asked asked, String status) {
        return Node.of("id", played.id("resp"))
                .put("object", "response")
                .put("created_at", CREATED)
                .put("model", asked.model())
                .put("status", status)
                .putNull("error")
                .put("parallel_tool_calls", Json.of(true));
    }

    private static List<Json> items(Played played) {
        var step = played.step();
        var items = new ArrayList<Json>();
        if (!step.think().isEmpty()) {
            items.add(Node.of("type", "reasoning")
                    .put("id", played.id("rs"))
                    .put(
                            "summary",
                            List.of(Node.of("type", "summary_text")
                                    .put("text", step.think())
                                    .json()))
                    .json());
        }
        if (!step.text().isEmpty()) {
            items.add(message(played, "completed", List.of(part(step.text()))).json());
        }
        for (int at = 0; at < step.calls().size(); at++) {
            items.add(call(played, at, step.calls().get(at).argsJson()).json());
        }
        return items;
    }

    private static Node message(Played played, String status, List<Json> content) {
        return Node.of("type", "message")
                .put("id", played.id("msg"))
                .put("role", "assistant")
                .put("status", status)
                .put("content", content);
    }

    private static Json part(String text) {
        return Node.of("type", "output_text")
                .put("text", text)
                .put("annotations", List.of())
                .json();
    }

    private static Node call(Played played, int at, String arguments) {
        var call = played.step().calls().get(at);
        var custom = call.form() == Call.Form.CUSTOM;
        var item = Node.of("type", custom ? "custom_tool_call" : "function_call")
                .put("id", played.callId("fc", at))
                .put("call_id", played.callId("call", at))
                .put("name", call.name())
                .put(custom ? "input" : "arguments", arguments)
                .put("status", "completed");
        return call.namespace().isEmpty() ? item : item.put("namespace", call.namespace());
    }

    @Override
    public void stream(Played played, Asked asked, Events events) throws IOException {
        var writer = new ResponsesEvents(events);
        writer.send(
                "response.created",
                new Node().put("response", head(played, asked, "in_progress").put("output", List.of())));
        writer.send(
                "response.in_progress",
                new Node().put("response", head(played, asked, "in_progress").put("output", List.of())));
        var items = items(played);
        int calls = 0;
        for (int index = 0; index < items.size(); index++) {
            var item = items.get(index);
            switch (item.text("type").orElse("")) {
                case "message" -> {
                    writer.added(index, message(played, "in_progress", List.of()));
                    writer.text(index, played, part(""), part(played.step().text()));
                }
                case "reasoning" ->
                    writer.added(
                            index,
                            Node.of("type", "reasoning")
                                    .put("id", played.id("rs"))
                                    .put("summary", List.of()));
                default -> {
                    writer.added(index, call(played, calls, ""));
                    writer.arguments(index, item, played.step().calls().get(calls++));
                }
            }
            writer.done(index, item);
        }
        writer.send("response.completed", new Node().put("response", response(played, asked, items)));
    }

    @Override
    public Json error(Fault.Status fault) {
        return new ChatFormat().error(fault);
    }

    @Override
    public Json counted(long tokens) {
        return Node.of("object", "response.input_tokens")
                .put("input_tokens", tokens)
                .json();
    }

    @Override
    public String callPrefix() {
        return "call";
    }
}
