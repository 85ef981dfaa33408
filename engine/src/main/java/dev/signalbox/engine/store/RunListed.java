package dev.signalbox.engine.store;

import java.time.Instant;

/// A run in a list.
///
/// @param title of its task; empty when the task is not known
/// @param created when the run was made
/// @param updated when something last happened in it
/// @param newest position of its newest record
public record RunListed(RunRow row, String title, Instant created, Instant updated, long newest) {}
