package dev.signalbox.engine.model.provider;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.Reply;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.StopReason;
import dev.signalbox.engine.model.ToolUse;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.model.Usage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A vendor that LangChain4j speaks with. A LangChain4j model is made for every try: it costs microseconds, and
/// carries the try's own way to the network.
record LangChainDialect(EventSource source, Flavour flavour) implements Dialect {

    /// What differs between the vendors.
    interface Flavour {
        StreamingChatModel model(HttpClientBuilder http, Request request);

        /// Attributes of the last message, by which a vendor is told what to cache.
        default Map<String, Object> markOfLast() {
            return Map.of();
        }

        /// The tokens used; empty if the vendor did not say.
        Optional<Usage> usage(ChatResponse response);

        /// What the vendor wants back on later turns.
        default String memo(ChatResponse response) {
            return "";
        }

        /// Adds what was kept to a message that goes back.
        default void recall(String memo, AiMessage.Builder message) {}
    }

    @Override
    public Reply turn(Request request, Attempt attempt, TurnListener listener)
            throws AttemptFailed, InterruptedException {
        var answer = new Answer(listener);
        var http = new LangChainHttp(source, attempt, answer);
        var asked = ChatRequest.builder()
                .messages(LangChainMessages.of(request.conversation(), flavour))
                .toolSpecifications(
                        request.tools().stream().map(ToolSchemas::of).toList())
                .build();
        flavour.model(http.builder(), request).chat(asked, answer);
        http.rethrow();
        answer.rethrow();
        var whole = answer.whole()
                .filter(response -> response.finishReason() != null)
                .orElseThrow(() -> new AttemptFailed(0, "the connection closed in the middle of the answer"));
        return reply(request, answer.text(), whole);
    }

    private Reply reply(Request request, String text, ChatResponse response) {
        var uses = uses(request, response);
        var message = new Message.Assistant(text, uses, flavour.memo(response));
        return new Reply(
                message,
                stop(response.finishReason(), uses),
                flavour.usage(response).orElseGet(() -> Estimate.usage(request, message)));
    }

    /// Some servers leave out ids; results could not be paired without.
    private static List<ToolUse> uses(Request request, ChatResponse response) {
        var ids = new CallIds(request.conversation());
        return response.aiMessage().toolExecutionRequests().stream()
                .map(asked -> new ToolUse(
                        ids.orNext(asked.id()), asked.name(), asked.arguments() == null ? "" : asked.arguments()))
                .toList();
    }

    private static StopReason stop(FinishReason reason, List<ToolUse> uses) {
        return switch (reason) {
            case LENGTH -> StopReason.MAX_TOKENS;
            case CONTENT_FILTER -> StopReason.FILTERED;
            case STOP, TOOL_EXECUTION, OTHER ->
                uses.isEmpty()
                        ? reason == FinishReason.OTHER ? StopReason.OTHER : StopReason.END_TURN
                        : StopReason.TOOL_USE;
        };
    }
}
