package dev.signalbox.kernel.event;

import java.time.Instant;

/// An event with its place in the log.
///
/// @param seq position in the log, from 1 without a gap
/// @param at when it was accepted; never earlier than the record before it
/// @param by who caused it: a user, an agent, or `engine`
/// @param event what happened
public record Recorded(long seq, Instant at, String by, Event event) {}
