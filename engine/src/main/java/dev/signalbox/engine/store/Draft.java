package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Event;
import dev.signalbox.sdk.wire.EventText;

/// An event that is to be recorded, and its text: the two say the same.
public record Draft(Event event, String text) {
    public static Draft of(Event event) {
        return new Draft(event, EventText.write(event));
    }

    public Subject subject() {
        return Subject.of(event);
    }
}
