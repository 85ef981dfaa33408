package dev.signalbox.app.cli.demo;

import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.RunRoom;
import dev.signalbox.app.work.RunWish;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.run.RunState;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// `demo`: drives an example through the `tdd` workflow with the scripted model, and tells the story.
///
/// @param rooms opens the engine; its argument hears what takes long
/// @param installation where the examples lie
record Demo(Surroundings around, Function<Consumer<String>, RunRoom> rooms, Optional<Path> installation)
        implements Verb {
    private static final Map<String, String> EXAMPLES = Map.of("java", "java-basket", "python", "python-slug");

    /// The demo in a catalogue.
    static Entry entry(Function<Consumer<String>, RunRoom> rooms, Optional<Path> installation) {
        return new Entry(Entry.Section.RUNS, "demo", Demo::syntax, around -> new Demo(around, rooms, installation));
    }

    static Syntax syntax() {
        return Syntax.of("demo", "Drive an example from plan to signed commit, offline and without a key")
                .argument("EXAMPLE", Syntax.Arity.OPTIONAL, "java (default) or python")
                .example("signalbox demo")
                .example("signalbox demo python");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        var name = given.find(0).orElse("java");
        var example = example(name);
        var repository = Example.copy(example);
        var narrator = new Narrator(around.screen(), given.json(), name.equals("java") ? "python" : "java");
        narrator.opening(example, repository);
        try (var room = rooms.apply(narrator::progress)) {
            var task = Example.task(example);
            var run = room.create(new RunWish(
                    "tdd",
                    task.title(),
                    task.description(),
                    task.requirements(),
                    task.constraints(),
                    Map.of(),
                    repository,
                    Optional.of("scripted:" + example.resolve("script.yaml")),
                    Optional.of(Autonomy.AUTO),
                    Optional.of(Budget.DEFAULT),
                    List.of()));
            narrator.follow(room.control(), run);
            var end = room.drive(run);
            narrator.closing(room, end, repository);
            return end instanceof RunState.Completed ? Exit.DONE : Exit.FAILED;
        }
    }

    private Path example(String name) {
        var folder = EXAMPLES.get(name);
        if (folder == null) {
            throw Stop.usage("there is no example '%s'".formatted(name), NearNames.fix(name, names()));
        }
        return installation
                .map(home -> home.resolve("examples").resolve(folder))
                .filter(java.nio.file.Files::isDirectory)
                .orElseThrow(() -> Stop.failed(
                        "the examples are not beside this installation", "run ./signalbox from its directory"));
    }

    static List<String> names() {
        return EXAMPLES.keySet().stream().sorted().toList();
    }
}
