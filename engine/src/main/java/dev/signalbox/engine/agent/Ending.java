package dev.signalbox.engine.agent;

import dev.signalbox.kernel.event.SessionEvent.Exit;

/// How a session ended.
///
/// @param detail why, for a person; empty when it just finished
public record Ending(Exit exit, String detail) {}
