package dev.signalbox.engine.tool;

import dev.signalbox.kernel.id.CallId;

/// What the worker gets back for a call, whatever became of it.
///
/// @param status `DONE` only when the tool ran and did what it was asked to do
public record ToolAnswer(CallId call, ToolOutcome.Status status, String text) {}
