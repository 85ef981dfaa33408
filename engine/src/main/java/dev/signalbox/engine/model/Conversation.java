package dev.signalbox.engine.model;

import java.util.List;
import java.util.stream.Stream;

/// All that a model is told: the system text, then the messages in order.
///
/// @param earlierTurns assistant messages that were compacted away, so that [#turns()] never goes back
public record Conversation(String system, List<Message> messages, int earlierTurns) {
    public Conversation {
        messages = List.copyOf(messages);
        if (earlierTurns < 0) {
            throw new IllegalArgumentException("earlierTurns must not be negative: " + earlierTurns);
        }
    }

    /// A conversation that starts with one user message.
    public static Conversation of(String system, String user) {
        return new Conversation(system, List.of(new Message.User(user)), 0);
    }

    /// The same conversation with one message more.
    public Conversation with(Message message) {
        return new Conversation(
                system, Stream.concat(messages.stream(), Stream.of(message)).toList(), earlierTurns);
    }

    /// How often the model has spoken since the conversation began.
    public int turns() {
        return earlierTurns
                + Math.toIntExact(messages.stream()
                        .filter(Message.Assistant.class::isInstance)
                        .count());
    }
}
