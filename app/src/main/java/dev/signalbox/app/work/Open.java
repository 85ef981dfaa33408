package dev.signalbox.app.work;

import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunState;
import java.util.List;

/// What a run waits for, and how it is answered from a shell.
public final class Open {
    private Open() {}

    public static List<Waiting> of(RunState state) {
        return switch (state) {
            case RunState.Waits waits -> waits.open();
            case RunState.Paused paused -> paused.open();
            case RunState.Pending _, RunState.Running _, RunState.Terminal _ -> List.of();
        };
    }

    /// The commands that answer it.
    public static String answer(String run, Waiting waiting) {
        return switch (waiting) {
            case Waiting.ForBudget budget ->
                "signalbox approve %1$s %2$s --%3$s N   or   signalbox reject %1$s %2$s"
                        .formatted(run, budget.id(), budget.limit());
            case Waiting.ForAnswer answer -> "signalbox answer %s %s \"…\"".formatted(run, answer.id());
            case Waiting.ForApproval _, Waiting.ForCall _, Waiting.ForReview _, Waiting.ForHalfDone _ ->
                "signalbox approve %1$s %2$s   or   signalbox reject %1$s %2$s --comment \"…\""
                        .formatted(run, waiting.id());
        };
    }

    public static String kind(Waiting waiting) {
        return switch (waiting) {
            case Waiting.ForApproval _ -> "approval";
            case Waiting.ForCall _ -> "call";
            case Waiting.ForAnswer _ -> "answer";
            case Waiting.ForReview _ -> "review";
            case Waiting.ForBudget _ -> "budget";
            case Waiting.ForHalfDone _ -> "half_done";
        };
    }

    public static Json json(Waiting waiting) {
        return Json.obj()
                .with("id", Json.of(waiting.id().value()))
                .with("kind", Json.of(kind(waiting)))
                .with("text", Json.of(waiting.text()));
    }
}
