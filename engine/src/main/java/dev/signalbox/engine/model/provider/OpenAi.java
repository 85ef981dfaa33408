package dev.signalbox.engine.model.provider;

import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import dev.langchain4j.model.openai.OpenAiTokenUsage;
import dev.langchain4j.model.output.TokenUsage;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Usage;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// OpenAI's Chat Completions API, as OpenAI and many others speak it.
record OpenAi(String model, Endpoint endpoint) implements LangChainDialect.Flavour {

    @Override
    public StreamingChatModel model(HttpClientBuilder http, Request request) {
        var builder = OpenAiStreamingChatModel.builder()
                .httpClientBuilder(http)
                .baseUrl(endpoint.base().toString())
                .apiKey(endpoint.key().isEmpty() ? null : endpoint.key().reveal())
                .modelName(model)
                .returnThinking(true);
        return (isOpenAi() ? builder.maxCompletionTokens(request.maxTokens()) : builder.maxTokens(request.maxTokens()))
                .build();
    }

    /// OpenAI's own models refuse the old name of the limit; many other servers know no other.
    private boolean isOpenAi() {
        var host = endpoint.base().getHost();
        return host.endsWith(".openai.com") || host.endsWith(".openai.azure.com");
    }

    /// Cached tokens are counted within the input.
    @Override
    public Optional<Usage> usage(ChatResponse response) {
        var usage = response.tokenUsage();
        if (usage == null || usage.inputTokenCount() == null) {
            return Optional.empty();
        }
        var cached = cached(usage);
        return Optional.of(
                new Usage(Math.max(0, usage.inputTokenCount() - cached), count(usage.outputTokenCount()), cached, 0));
    }

    private static long cached(TokenUsage usage) {
        return usage instanceof OpenAiTokenUsage own && own.inputTokensDetails() != null
                ? count(own.inputTokensDetails().cachedTokens())
                : 0;
    }

    private static long count(@Nullable Integer tokens) {
        return tokens == null ? 0 : tokens;
    }
}
