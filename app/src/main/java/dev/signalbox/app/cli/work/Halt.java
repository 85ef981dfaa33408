package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.kernel.run.RunCommand;
import java.util.Locale;

/// `pause` and `cancel`.
record Halt(Surroundings around, Rooms rooms, Kind kind) implements Verb {

    /// For how long.
    enum Kind {
        PAUSE("Halt a run until it is resumed"),
        CANCEL("End a run; what it recorded stays");

        private final String summary;

        Kind(String summary) {
            this.summary = summary;
        }

        String typed() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    static Syntax syntax(Kind kind) {
        return Syntax.of(kind.typed(), kind.summary)
                .argument("RUN", Arity.ONE, "the run, or the beginning of its id")
                .option("--reason", "TEXT", "why, for the record")
                .example("signalbox %s run-7 --reason \"the task has changed\"".formatted(kind.typed()));
    }

    @Override
    public int run(Given given) {
        try (var room = rooms.open(_ -> {})) {
            var run = room.find(given.argument(0));
            var reason = given.text("--reason").orElse("asked for by " + room.user());
            Steer.to(room, kind == Kind.PAUSE ? new RunCommand.Pause(run, reason) : new RunCommand.Cancel(run, reason));
            return new Told(around.screen(), given.json()).about(room, run);
        }
    }
}
