package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Conversation;
import org.jspecify.annotations.Nullable;

/// Ids for tool uses that a vendor gave none: unique in the conversation, the same when a turn is made again.
final class CallIds {
    private final int turn;
    private int next;

    CallIds(Conversation conversation) {
        this.turn = conversation.turns() + 1;
    }

    String orNext(@Nullable String id) {
        next++;
        return id == null || id.isBlank() ? "call_%d_%d".formatted(turn, next) : id;
    }
}
