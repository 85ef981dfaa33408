package dev.signalbox.engine.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A wish to record events: all of them in this order with nothing between, or none.
///
/// @param by who caused them; at most [#MAX_BY] characters, none of them a control character
/// @param drafts one event at least, and at most [#MAX_DRAFTS]
/// @param expected the position of the newest event of a subject as the wisher knows it, 0 for none; the wish is
///     granted only if it is so still
/// @param run the row of the run that the events are about, as it is after them
public record Append(String by, List<Draft> drafts, Map<Subject, Long> expected, Optional<RunRow> run) {
    public static final int MAX_DRAFTS = 256;
    public static final int MAX_BY = 200;

    /// @throws IllegalArgumentException if a limit is not met
    public Append {
        drafts = List.copyOf(drafts);
        expected = Map.copyOf(expected);
        if (drafts.isEmpty() || drafts.size() > MAX_DRAFTS) {
            throw new IllegalArgumentException(
                    "1 to %d events are recorded at once, not %d".formatted(MAX_DRAFTS, drafts.size()));
        }
        if (by.length() > MAX_BY || by.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException(
                    "who caused an event is named by up to %d printable characters".formatted(MAX_BY));
        }
    }
}
