package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.run.RunState;
import java.util.List;

/// A run as lists show it. It says nothing that the fold of its events does not say.
///
/// @param state word of its state
/// @param phase where it is; empty before the first phase
/// @param note what it waits for or why it ended; empty when there is nothing to say
/// @param microDollars millionths of a dollar; -1 when unknown
/// @param commit the newest commit of its tree; once it is completed, the one that is delivered
public record RunRow(
        String run,
        String task,
        String workflow,
        String version,
        String repository,
        String state,
        String phase,
        int round,
        String note,
        int turns,
        long tokens,
        long microDollars,
        int allowed,
        int denied,
        String commit) {

    public static RunRow of(RunState state) {
        var facts = state.facts();
        var usage = facts.work().usage();
        return new RunRow(
                facts.run().value(),
                facts.created().task().value(),
                facts.created().workflow().name(),
                facts.created().workflow().version(),
                facts.created().repository(),
                state.word(),
                facts.phase(),
                facts.progress().round(),
                note(state),
                facts.work().turns(),
                usage.input() + usage.output(),
                usage.microDollars(),
                facts.work().allowed(),
                facts.work().denied(),
                state instanceof RunState.Completed completed ? completed.commit() : facts.commit());
    }

    private static String note(RunState state) {
        return switch (state) {
            case RunState.Waits waits -> texts(waits.open());
            case RunState.Paused paused -> paused.reason();
            case RunState.Failed failed -> failed.reason();
            case RunState.TimedOut late -> late.reason();
            case RunState.Cancelled cancelled -> cancelled.reason();
            case RunState.Pending _, RunState.Running _, RunState.Completed _ -> "";
        };
    }

    private static String texts(List<Waiting> open) {
        return String.join("; ", open.stream().map(Waiting::text).toList());
    }
}
