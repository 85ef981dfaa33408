package dev.signalbox.engine.tool;

import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.id.CallId;
import java.util.stream.Collectors;

/// What a worker is told of a call, from its records: the same when it happens and after a crash.
public final class PastAnswer {
    private PastAnswer() {}

    /// Of a call that was denied.
    public static ToolAnswer denied(CallDecided decided) {
        var reasons = decided.reasons().stream().map(reason -> "- " + reason).collect(Collectors.joining("\n"));
        return new ToolAnswer(
                decided.call(),
                ToolOutcome.Status.FAILED,
                "%s was not executed.\n%s".formatted(decided.tool(), reasons));
    }

    /// Of a call that a person did not allow.
    public static ToolAnswer refused(CallId call, String tool, String comment) {
        return new ToolAnswer(
                call,
                ToolOutcome.Status.FAILED,
                "%s was not executed: a person said no%s".formatted(tool, comment.isBlank() ? "." : ": " + comment));
    }

    /// Of a call that was executed.
    public static ToolAnswer finished(CallFinished finished) {
        return new ToolAnswer(
                finished.call(),
                finished.success() ? ToolOutcome.Status.DONE : ToolOutcome.Status.FAILED,
                finished.output());
    }
}
