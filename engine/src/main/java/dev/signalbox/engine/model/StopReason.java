package dev.signalbox.engine.model;

/// Why the model stopped speaking.
public enum StopReason {
    /// It has said what it had to say.
    END_TURN,
    /// It waits for the results of its tool uses.
    TOOL_USE,
    /// It ran into the request's token limit: text or arguments may be cut off.
    MAX_TOKENS,
    /// The vendor withheld the rest.
    FILTERED,
    /// Something the provider names in no other way.
    OTHER
}
