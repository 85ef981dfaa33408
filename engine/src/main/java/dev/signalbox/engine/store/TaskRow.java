package dev.signalbox.engine.store;

import java.time.Instant;

/// A task as lists show it.
///
/// @param state `open`, `claimed`, `started`, `done` or `dropped`
/// @param run its newest run; empty before the first
/// @param agent who claimed it; empty if nobody did
public record TaskRow(
        String task,
        String project,
        String title,
        String workflow,
        String state,
        String run,
        String agent,
        Instant created,
        Instant updated) {}
