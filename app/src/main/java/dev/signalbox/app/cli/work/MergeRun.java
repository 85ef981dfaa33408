package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;

/// `merge`: brings the commit of a completed run into the user's repository.
record MergeRun(Surroundings around, Rooms rooms) implements Verb {

    static Syntax syntax() {
        return Syntax.of("merge", "Bring the commit of a completed run into your repository")
                .argument("RUN", Arity.ONE, "the run, or the beginning of its id")
                .option("--repo", "PATH", "where the repository is now (default: where the run began)")
                .detail("The commit comes as branch signalbox/RUN, then into the branch that is checked out. Where"
                        + " something is in the way, none of your files is touched.")
                .example("signalbox merge run-7");
    }

    @Override
    public int run(Given given) {
        try (var room = rooms.open(_ -> {})) {
            var run = room.find(given.argument(0));
            var delivered = room.deliver(room.user(), run, given.text("--repo").map(around::path));
            return new Delivery(around.screen(), given.json()).told(delivered);
        }
    }
}
