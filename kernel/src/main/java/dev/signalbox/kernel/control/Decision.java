package dev.signalbox.kernel.control;

import dev.signalbox.kernel.event.Recorded;
import java.util.List;

/// What became of a command.
public sealed interface Decision {

    /// It was accepted; these are its events, on disk.
    record Accepted(List<Recorded> events) implements Decision {
        public Accepted {
            events = List.copyOf(events);
        }
    }

    /// It was refused, and nothing was recorded.
    record Refused(List<String> reasons) implements Decision {
        public Refused {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a refusal has a reason");
            }
        }
    }
}
