package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.CtrlC;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunState;

/// `resume`: carries a run on, wherever it was left.
record ResumeRun(Surroundings around, Rooms rooms) implements Verb {

    static Syntax syntax() {
        return Attended.exits(Syntax.of("resume", "Carry a run on where it was left, paused or cut off")
                        .argument("RUN", Arity.ONE, "the run, or the beginning of its id"))
                .flag("--apply", "merge the commit when the run completes")
                .example("signalbox resume run-7");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        var progress = new Progress(around.screen(), given.json());
        try (var _ = CtrlC.interrupting(Thread.currentThread());
                var room = rooms.open(progress::note)) {
            var run = room.find(given.argument(0));
            if (room.control().look(run).orElseThrow() instanceof RunState.Paused) {
                Steer.to(room, new RunCommand.Resume(run));
            }
            return new Attended(around.screen(), room, progress, given.has("--apply"))
                    .drive(run, room.control().events(run).getLast().seq());
        }
    }
}
