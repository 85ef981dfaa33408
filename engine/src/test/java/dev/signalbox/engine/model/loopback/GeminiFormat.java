package dev.signalbox.engine.model.loopback;

import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Google's Gemini API.
final class GeminiFormat implements Format {
    private static final Pattern MODEL = Pattern.compile("/models/([^:/]+):");

    /// What Gemini CLI's router expects when it asks how hard a task is.
    private static final String ROUTED = "{\"complexity_reasoning\":\"scripted\",\"complexity_score\":10}";

    @Override
    public Asked read(String path, String query, Json body) {
        var said = new ArrayList<Said>();
        for (var content : body.list("contents")) {
            var parts = content.at("parts").orElse(Json.of(""));
            var who = content.text("role").orElse("user").equals("model")
                    ? Said.Who.ASSISTANT
                    : Said.texts(parts).isEmpty() ? Said.Who.OTHER : Said.Who.USER;
            said.add(new Said(who, Said.texts(parts)));
        }
        var model = MODEL.matcher(path);
        return new Asked(
                model.find() ? model.group(1) : "loopback",
                said,
                body.list("tools").isEmpty() ? Asked.Tools.NONE : Asked.Tools.OFFERED,
                query.contains("alt=sse") ? Asked.Delivery.EVENTS : Asked.Delivery.WHOLE);
    }

    /// Whether the request wants JSON instead of talk.
    static boolean wantsJson(Json body) {
        return body.at("generationConfig")
                .flatMap(config -> config.text("responseMimeType"))
                .filter("application/json"::equals)
                .isPresent();
    }

    static Json routed(Asked asked) {
        return answer(asked, List.of(Node.of("text", ROUTED).json()))
                .put("usageMetadata", new Node().put("promptTokenCount", 1).put("candidatesTokenCount", 1))
                .json();
    }

    @Override
    public Json whole(Played played, Asked asked) {
        var step = played.step();
        var parts = new ArrayList<Json>();
        if (!step.think().isEmpty()) {
            parts.add(thought(step.think()));
        }
        if (!step.text().isEmpty()) {
            parts.add(Node.of("text", step.text()).json());
        }
        for (int at = 0; at < step.calls().size(); at++) {
            parts.add(call(played, at));
        }
        return answer(asked, parts).put("usageMetadata", usage(played)).json();
    }

    private static Json thought(String text) {
        return Node.of("text", text).put("thought", Json.of(true)).json();
    }

    private static Node answer(Asked asked, List<Json> parts) {
        return new Node()
                .put(
                        "candidates",
                        List.of(candidate(parts).put("finishReason", "STOP").json()))
                .put("modelVersion", asked.model());
    }

    private static Node candidate(List<Json> parts) {
        return new Node()
                .put("content", new Node().put("parts", parts).put("role", "model"))
                .put("index", 0);
    }

    /// The first of parallel calls is signed.
    private static Json call(Played played, int at) {
        var call = played.step().calls().get(at);
        var part = new Node()
                .put("functionCall", Node.of("name", call.name()).put("args", JsonText.parse(call.argsJson())));
        return (at == 0 ? part.put("thoughtSignature", played.id("c2ln")) : part).json();
    }

    private static Node usage(Played played) {
        var usage = played.usage();
        var prompt = usage.input() + usage.cacheRead() + usage.cacheWrite();
        return new Node()
                .put("promptTokenCount", prompt)
                .put("cachedContentTokenCount", usage.cacheRead())
                .put("candidatesTokenCount", usage.output())
                .put("totalTokenCount", prompt + usage.output());
    }

    @Override
    public void stream(Played played, Asked asked, Events events) throws IOException {
        var step = played.step();
        events.split(step.think(), piece -> chunk(asked, events, thought(piece)));
        events.pieces(piece -> chunk(asked, events, Node.of("text", piece).json()));
        for (int at = 0; at < step.calls().size(); at++) {
            chunk(asked, events, call(played, at));
        }
        events.unnamed(answer(asked, List.of(Node.of("text", "").json()))
                .put("usageMetadata", usage(played))
                .json());
    }

    private static void chunk(Asked asked, Events events, Json part) throws IOException {
        events.unnamed(new Node()
                .put("candidates", List.of(candidate(List.of(part)).json()))
                .put("modelVersion", asked.model())
                .json());
    }

    @Override
    public Json error(Fault.Status fault) {
        return new Node()
                .put(
                        "error",
                        new Node()
                                .put("code", fault.status())
                                .put("message", fault.message())
                                .put("status", fault.type()))
                .json();
    }

    @Override
    public Json counted(long tokens) {
        return new Node().put("totalTokens", tokens).json();
    }

    @Override
    public String callPrefix() {
        return "";
    }
}
