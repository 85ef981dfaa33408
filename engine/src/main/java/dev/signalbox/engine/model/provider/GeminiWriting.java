package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.ToolResult;
import dev.signalbox.engine.model.ToolSpec;
import dev.signalbox.engine.model.ToolUse;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.regex.Pattern;

/// Requests as the Gemini API wants them.
final class GeminiWriting {
    static final String VENDOR = "gemini";

    /// Documented by Google for calls whose signature is not known, as after a resume: the check of it is left out.
    private static final String NO_SIGNATURE = "skip_thought_signature_validator";

    private static final Pattern WITHOUT_SIGNATURES = Pattern.compile("gemini-[12][.-].*");

    /// What the first of parallel calls carries when its signature is not known.
    private final String missing;

    GeminiWriting(String model) {
        this.missing = WITHOUT_SIGNATURES.matcher(model).matches() ? "" : NO_SIGNATURE;
    }

    Json.Obj body(Request request) {
        var conversation = request.conversation();
        var body = object("contents", new Json.Arr(contents(conversation.messages())))
                .with("generationConfig", object("maxOutputTokens", Json.of(request.maxTokens())));
        if (!conversation.system().isBlank()) {
            body = body.with("systemInstruction", object("parts", new Json.Arr(List.of(text(conversation.system())))));
        }
        if (!request.tools().isEmpty()) {
            var declared = request.tools().stream().map(GeminiWriting::declared).toList();
            body = body.with("tools", new Json.Arr(List.of(object("functionDeclarations", new Json.Arr(declared)))));
        }
        return body;
    }

    private List<Json> contents(List<Message> messages) {
        var contents = new ArrayList<Json>();
        for (var message : messages) {
            var parts = says(message);
            if (!parts.isEmpty()) {
                contents.add(object("role", Json.of(role(message))).with("parts", new Json.Arr(parts)));
            }
        }
        return contents;
    }

    private static String role(Message message) {
        return message instanceof Message.Assistant ? "model" : "user";
    }

    private List<Json> says(Message message) {
        return switch (message) {
            case Message.User user -> List.of(text(user.text().isBlank() ? "(nothing)" : user.text()));
            case Message.Assistant assistant -> assistant(assistant);
            case Message.ToolResults results ->
                results.results().stream().map(GeminiWriting::response).toList();
        };
    }

    private List<Json> assistant(Message.Assistant said) {
        var parts = new ArrayList<Json>();
        if (!said.text().isBlank()) {
            parts.add(text(said.text()));
        }
        var signatures = Memo.read(VENDOR, said.memo());
        var unsigned = missing;
        for (var use : said.toolUses()) {
            parts.add(call(use, signatures.getOrDefault(use.id(), unsigned)));
            unsigned = "";
        }
        return parts;
    }

    private static Json call(ToolUse use, String signature) {
        var call = object("name", Json.of(use.name())).with("args", Arguments.parse(use.argsJson()));
        var part = object("functionCall", call);
        return signature.isEmpty() ? part : part.with("thoughtSignature", Json.of(signature));
    }

    private static Json response(ToolResult result) {
        var member = result.outcome() == ToolResult.Outcome.DONE ? "output" : "error";
        return object(
                "functionResponse",
                object("name", Json.of(result.name())).with("response", object(member, Json.of(result.text()))));
    }

    private static Json declared(ToolSpec tool) {
        return object("name", Json.of(tool.name()))
                .with("description", Json.of(tool.description()))
                .with("parametersJsonSchema", JsonText.parse(tool.schema()));
    }

    private static Json text(String text) {
        return object("text", Json.of(text));
    }

    private static Json.Obj object(String member, Json value) {
        var members = new LinkedHashMap<String, Json>();
        members.put(member, value);
        return new Json.Obj(members);
    }
}
