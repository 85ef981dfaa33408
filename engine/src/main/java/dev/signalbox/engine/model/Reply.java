package dev.signalbox.engine.model;

import java.util.List;

/// What the model answered, complete.
///
/// @param message append it to the conversation as it is
public record Reply(Message.Assistant message, StopReason stop, Usage usage) {

    public String text() {
        return message.text();
    }

    public List<ToolUse> toolUses() {
        return message.toolUses();
    }
}
