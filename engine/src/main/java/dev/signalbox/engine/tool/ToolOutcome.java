package dev.signalbox.engine.tool;

import java.util.List;

/// What came of a call.
///
/// @param text what the worker is shown
/// @param dropped changes outside the phase's paths that the box did not let through
public record ToolOutcome(Status status, String text, List<String> dropped) {

    /// Whether the tool did what it was asked to do.
    public enum Status {
        DONE,
        FAILED
    }

    public ToolOutcome {
        dropped = List.copyOf(dropped);
    }

    public static ToolOutcome done(String text) {
        return new ToolOutcome(Status.DONE, text, List.of());
    }

    public static ToolOutcome failed(String text) {
        return new ToolOutcome(Status.FAILED, text, List.of());
    }

    public boolean isDone() {
        return status == Status.DONE;
    }
}
