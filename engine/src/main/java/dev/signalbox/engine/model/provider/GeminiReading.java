package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Conversation;
import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.ToolUse;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.model.Usage;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts the pieces of one Gemini answer together.
final class GeminiReading {
    private final CallIds ids;
    private final TurnListener listener;
    private final StringBuilder text = new StringBuilder();
    private final List<ToolUse> uses = new ArrayList<>();
    private final Map<String, String> signatures = new HashMap<>();
    private @Nullable String finishReason;
    private @Nullable Usage usage;

    GeminiReading(Conversation conversation, TurnListener listener) {
        this.ids = new CallIds(conversation);
        this.listener = listener;
    }

    void hear(Json event) {
        event.at("usageMetadata").ifPresent(counts -> usage = counted(counts));
        event.at("promptFeedback")
                .flatMap(feedback -> feedback.text("blockReason"))
                .ifPresent(_ -> finishReason = "SAFETY");
        for (var candidate : event.list("candidates").stream().limit(1).toList()) {
            candidate
                    .at("content")
                    .map(content -> content.list("parts"))
                    .orElse(List.of())
                    .forEach(this::part);
            candidate.text("finishReason").ifPresent(reason -> finishReason = reason);
        }
    }

    private void part(Json part) {
        var call = part.at("functionCall");
        var said = part.text("text").orElse("");
        if (call.isPresent()) {
            asked(call.get(), part.text("thoughtSignature"));
        } else if (!said.isEmpty() && part.flag("thought").orElse(false)) {
            listener.thinking(said);
        } else if (!said.isEmpty()) {
            text.append(said);
            listener.text(said);
        }
    }

    private void asked(Json call, Optional<String> signature) {
        var id = ids.orNext(call.text("id").orElse(null));
        var args = call.at("args").orElse(Json.obj());
        uses.add(new ToolUse(id, call.text("name").orElse("unnamed"), JsonText.print(args)));
        signature.ifPresent(signed -> signatures.put(id, signed));
    }

    /// Cached tokens are counted within the prompt, thoughts are not counted within the candidates.
    private static Usage counted(Json counts) {
        long cached = counts.number("cachedContentTokenCount").orElse(0L);
        long prompt = counts.number("promptTokenCount").orElse(0L);
        long output = counts.number("candidatesTokenCount").orElse(0L);
        long thoughts = counts.number("thoughtsTokenCount").orElse(0L);
        return new Usage(Math.max(0, prompt - cached), output + thoughts, cached, 0);
    }

    Message.Assistant message() {
        return new Message.Assistant(text.toString(), uses, Memo.of(GeminiWriting.VENDOR, signatures));
    }

    Optional<String> finishReason() {
        return Optional.ofNullable(finishReason);
    }

    Optional<Usage> usage() {
        return Optional.ofNullable(usage);
    }
}
