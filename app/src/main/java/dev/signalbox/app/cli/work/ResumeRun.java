package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.CtrlC;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Open;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunState;

/// `resume`: carries a run on, wherever it was left.
record ResumeRun(Surroundings around, Rooms rooms) implements Verb {

    static Syntax syntax() {
        return Attended.exits(Raise.options(Syntax.of("resume", "Carry a run on where it was left, paused or cut off")
                        .argument("RUN", Arity.ONE, "the run, or the beginning of its id")))
                .option("--sandbox", "MODE", "strict, bubblewrap, landlock, or none: nothing is held then")
                .flag("--apply", "merge the commit when the run completes")
                .example("signalbox resume run-7")
                .example("signalbox resume run-7 --turns 800");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        var progress = new Progress(around.screen(), given.json());
        try (var _ = CtrlC.interrupting(Thread.currentThread());
                var room = rooms.open(progress::note)) {
            given.text("--sandbox").ifPresent(room::accept);
            var run = room.find(given.argument(0));
            var raise = new Raise(given);
            if (raise.isAsked()) {
                raise(room, run, raise);
            }
            if (room.control().look(run).orElseThrow() instanceof RunState.Paused) {
                Steer.to(room, new RunCommand.Resume(run));
            }
            return new Attended(around.screen(), room, progress, given.has("--apply"))
                    .drive(run, room.control().events(run).getLast().seq());
        }
    }

    /// More to spend answers the question of a run that had nothing left.
    private static void raise(RunRoom room, RunId run, Raise raise) {
        var state = room.control().look(run).orElseThrow();
        var reached = Open.of(state).stream()
                .filter(Waiting.ForBudget.class::isInstance)
                .map(Waiting.ForBudget.class::cast)
                .findFirst();
        raise.of(room, state, reached);
        reached.ifPresent(waiting -> Steer.to(room, new RunCommand.Answer(run, waiting.id(), true, "")));
    }
}
