package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Recorded;
import java.time.Duration;
import java.util.List;

/// What became of an [Append].
public sealed interface Answer {

    /// The events are on disk.
    ///
    /// @param records as they are in the log
    /// @param head the end of the log right after them
    /// @param clockBehind by how much the clock is behind the log; zero as long as time goes forward
    record Appended(List<Recorded> records, Head head, Duration clockBehind) implements Answer {
        public Appended {
            records = List.copyOf(records);
        }
    }

    /// Nothing was recorded: somebody else recorded something about a subject in the meantime.
    ///
    /// @param subject what the wisher knew too little of
    /// @param newest the position of its newest event
    record Moved(Subject subject, long newest) implements Answer {}
}
