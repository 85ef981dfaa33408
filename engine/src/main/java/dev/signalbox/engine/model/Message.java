package dev.signalbox.engine.model;

import java.util.List;

/// One message of a conversation. The system text is no message: it belongs to the [Conversation].
public sealed interface Message {

    /// What a person, the driver or a watcher says to the model.
    record User(String text) implements Message {}

    /// What the model said, and the tools it asked for, in its order.
    ///
    /// `memo` is what the provider wants back word for word on later turns (signatures of its reasoning, for
    /// example); empty when there is nothing. It means nothing to anyone else, and must be stored with the message.
    record Assistant(String text, List<ToolUse> toolUses, String memo) implements Message {
        public Assistant {
            toolUses = List.copyOf(toolUses);
        }

        public Assistant(String text, List<ToolUse> toolUses) {
            this(text, toolUses, "");
        }
    }

    /// The results of every tool that the assistant message before it asked for, in the same order.
    record ToolResults(List<ToolResult> results) implements Message {
        public ToolResults {
            results = List.copyOf(results);
            if (results.isEmpty()) {
                throw new IllegalArgumentException("tool results without a result");
            }
        }
    }
}
