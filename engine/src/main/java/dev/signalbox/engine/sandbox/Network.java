package dev.signalbox.engine.sandbox;

/// What a box may reach.
public enum Network {
    /// Nothing outside the box; loopback inside it works where the box has a network of its own.
    NONE,
    /// All that the host reaches. For the engine's own `prepare` step only.
    HOST
}
