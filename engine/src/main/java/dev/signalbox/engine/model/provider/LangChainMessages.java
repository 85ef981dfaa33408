package dev.signalbox.engine.model.provider;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.signalbox.engine.model.Conversation;
import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.ToolResult;
import dev.signalbox.engine.model.ToolUse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Conversations for LangChain4j. What vendors do not accept is made acceptable here: texts without a character,
/// and arguments that are no JSON object, as a reply cut at its token limit leaves them.
final class LangChainMessages {
    private static final String SAYS_NOTHING = "(nothing)";

    private LangChainMessages() {}

    static List<ChatMessage> of(Conversation conversation, LangChainDialect.Flavour flavour) {
        var messages = new ArrayList<ChatMessage>();
        if (!conversation.system().isBlank()) {
            messages.add(SystemMessage.from(conversation.system()));
        }
        var said = conversation.messages();
        for (int at = 0; at < said.size(); at++) {
            var mark = at == said.size() - 1 ? flavour.markOfLast() : Map.<String, Object>of();
            translated(said.get(at), mark, flavour).forEach(messages::add);
        }
        return messages;
    }

    private static Stream<ChatMessage> translated(
            Message message, Map<String, Object> mark, LangChainDialect.Flavour flavour) {
        return switch (message) {
            case Message.User user ->
                Stream.of(UserMessage.builder()
                        .contents(List.of(TextContent.from(text(user.text()))))
                        .attributes(mark)
                        .build());
            case Message.Assistant assistant -> assistant(assistant, flavour);
            case Message.ToolResults(var results) ->
                IntStream.range(0, results.size())
                        .mapToObj(at -> result(results.get(at), at == results.size() - 1 ? mark : Map.of()));
        };
    }

    private static Stream<ChatMessage> assistant(Message.Assistant said, LangChainDialect.Flavour flavour) {
        if (said.text().isBlank() && said.toolUses().isEmpty()) {
            return Stream.empty();
        }
        var message = AiMessage.builder()
                .toolExecutionRequests(
                        said.toolUses().stream().map(LangChainMessages::asked).toList());
        if (!said.text().isBlank()) {
            message.text(said.text());
        }
        flavour.recall(said.memo(), message);
        return Stream.of(message.build());
    }

    private static ToolExecutionRequest asked(ToolUse use) {
        return ToolExecutionRequest.builder()
                .id(use.id())
                .name(use.name())
                .arguments(Arguments.object(use.argsJson()))
                .build();
    }

    private static ChatMessage result(ToolResult result, Map<String, Object> mark) {
        return ToolExecutionResultMessage.builder()
                .id(result.id())
                .toolName(result.name())
                .text(text(result.text()))
                .isError(result.outcome() == ToolResult.Outcome.FAILED)
                .attributes(mark)
                .build();
    }

    private static String text(String text) {
        return text.isBlank() ? SAYS_NOTHING : text;
    }
}
