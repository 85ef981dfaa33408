package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.work.Brief;
import dev.signalbox.app.work.Open;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunState;

/// Says where a run stands now and what to do next.
record Told(Screen screen, boolean json) {

    /// After a command about a run that somebody may be driving.
    int about(RunRoom room, RunId run) {
        var state = room.control().look(run).orElseThrow();
        var driven = room.isDriven(run);
        if (json) {
            screen.json(json(state).with("driven", Json.of(driven)));
            return Exit.DONE;
        }
        state(state);
        if (!driven && !(state instanceof RunState.Terminal) && Open.of(state).isEmpty()) {
            screen.line("nobody drives it now; carry it on: signalbox resume " + run);
        }
        return Exit.DONE;
    }

    /// Its state, and how to answer what it waits for.
    void state(RunState state) {
        var run = state.facts().run();
        screen.line("run %s is %s%s"
                .formatted(run, state.word(), why(state).isBlank() ? "" : ": " + Brief.whole(why(state))));
        for (var waiting : Open.of(state)) {
            screen.line(screen.style()
                    .warn("it waits for %s: %s".formatted(Open.kind(waiting), Brief.whole(waiting.text()))));
            screen.line("  " + Open.answer(run.value(), waiting));
        }
    }

    static Json.Obj json(RunState state) {
        return Json.obj()
                .with("run", Json.of(state.facts().run().value()))
                .with("state", Json.of(state.word()))
                .with("reason", Json.of(why(state)))
                .with(
                        "open",
                        new Json.Arr(Open.of(state).stream().map(Open::json).toList()));
    }

    private static String why(RunState state) {
        return switch (state) {
            case RunState.Failed failed -> failed.reason();
            case RunState.TimedOut late -> late.reason();
            case RunState.Cancelled cancelled -> cancelled.reason();
            case RunState.Paused paused -> paused.reason();
            case RunState.Completed completed -> "commit " + Brief.digest(completed.commit());
            case RunState.Pending _, RunState.Running _, RunState.Waits _ -> "";
        };
    }
}
