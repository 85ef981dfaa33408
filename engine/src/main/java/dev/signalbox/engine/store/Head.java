package dev.signalbox.engine.store;

import java.time.Instant;

/// The end of the log, or any position in it.
///
/// @param seq position of the record; 0 before the first
/// @param at when it was accepted
/// @param hash the hash of the chain up to it, lower-case hex
public record Head(long seq, Instant at, String hash) {
    /// An empty log.
    public static final Head START = new Head(0, Instant.EPOCH, Chain.hex(Chain.root()));
}
