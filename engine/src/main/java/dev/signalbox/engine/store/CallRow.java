package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Recorded;
import java.util.Optional;

/// A tool call and what is recorded of it.
///
/// @param task the task of its run; empty when not known
/// @param decided its `CallDecided`
/// @param answered its `CallAnswered`, if a person was asked and has answered
/// @param finished its `CallFinished`, if it ended
public record CallRow(String task, Recorded decided, Optional<Recorded> answered, Optional<Recorded> finished) {}
