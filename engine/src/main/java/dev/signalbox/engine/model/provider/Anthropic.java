package dev.signalbox.engine.model.provider;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.anthropic.AnthropicStreamingChatModel;
import dev.langchain4j.model.anthropic.AnthropicTokenUsage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Usage;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Anthropic's Messages API. Tools, system text and the conversation up to its last message are cached.
record Anthropic(String model, Endpoint endpoint) implements LangChainDialect.Flavour {
    private static final String SIGNATURE = "thinking_signature";

    @Override
    public StreamingChatModel model(HttpClientBuilder http, Request request) {
        return AnthropicStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(endpoint.base().toString())
                .apiKey(endpoint.key().isEmpty() ? "none" : endpoint.key().reveal())
                .modelName(model)
                .maxTokens(request.maxTokens())
                .cacheSystemMessages(true)
                .cacheTools(true)
                .returnThinking(true)
                .sendThinking(true)
                .build();
    }

    @Override
    public Map<String, Object> markOfLast() {
        return Map.of("cache_control", "ephemeral");
    }

    /// Anthropic's counts are disjoint.
    @Override
    public Optional<Usage> usage(ChatResponse response) {
        return response.tokenUsage() instanceof AnthropicTokenUsage usage
                ? Optional.of(new Usage(
                        count(usage.inputTokenCount()),
                        count(usage.outputTokenCount()),
                        count(usage.cacheReadInputTokens()),
                        count(usage.cacheCreationInputTokens())))
                : Optional.empty();
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }

    /// A signed thought. LangChain4j runs several into one, which no signature fits: then none is kept.
    @Override
    public String memo(ChatResponse response) {
        var message = response.aiMessage();
        var signature = message.attribute(SIGNATURE, String.class);
        return message.thinking() == null || signature == null || signature.contains("\n")
                ? ""
                : Memo.of("anthropic", Map.of("thinking", message.thinking(), "signature", signature));
    }

    @Override
    public void recall(String memo, AiMessage.Builder message) {
        var kept = Memo.read("anthropic", memo);
        var thinking = kept.get("thinking");
        var signature = kept.get("signature");
        if (thinking != null && signature != null) {
            message.thinking(thinking).attributes(Map.of(SIGNATURE, signature));
        }
    }
}
