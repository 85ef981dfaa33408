package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.Event;
import java.util.List;

/// What the state machine says to a command.
public sealed interface Outcome {

    /// It is granted; this is what happens.
    record Granted(List<Event> events) implements Outcome {
        public Granted {
            events = List.copyOf(events);
        }
    }

    /// It is refused, and nothing happens.
    record Refused(List<String> reasons) implements Outcome {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }

    static Outcome granted(Event... events) {
        return new Granted(List.of(events));
    }

    static Outcome refused(String reason) {
        return new Refused(List.of(reason));
    }
}
