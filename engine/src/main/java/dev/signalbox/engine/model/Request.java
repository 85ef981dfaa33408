package dev.signalbox.engine.model;

import java.time.Duration;
import java.util.List;

/// One call of a model.
///
/// @param maxTokens the most tokens that the reply may have
/// @param timeout the longest that the call may take, its retries included
public record Request(
        Speaker speaker, Conversation conversation, List<ToolSpec> tools, int maxTokens, Duration timeout) {
    public Request {
        tools = List.copyOf(tools);
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens must be at least 1: " + maxTokens);
        }
        if (!timeout.isPositive()) {
            throw new IllegalArgumentException("timeout must be positive: " + timeout);
        }
        if (conversation.messages().isEmpty()) {
            throw new IllegalArgumentException("a conversation needs a message before a model can answer");
        }
    }
}
