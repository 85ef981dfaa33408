package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.CtrlC;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.RunWish;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.settings.Settings;
import dev.signalbox.engine.config.settings.SettingsReader;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// `run`: makes a run of a workflow and drives it.
record StartRun(Surroundings around, Rooms rooms) implements Verb {
    /// Options that stand for a setting.
    private static final Map<String, String> SETTINGS = Map.of(
            "--model", "model",
            "--autonomy", "autonomy",
            "--turns", "budget.turns",
            "--tokens", "budget.tokens",
            "--dollars", "budget.dollars",
            "--seconds", "budget.seconds");

    static Syntax syntax() {
        return Attended.exits(Syntax.of("run", "Start a run of a workflow and drive it")
                        .argument("WORKFLOW", Arity.ONE, "a workflow's name, or its file")
                        .argument("TASK", Arity.OPTIONAL, "what is to be done; its first line is the title"))
                .options("--input", "KEY=VALUE", "an input of the workflow")
                .option("--repo", "PATH", "the repository to work for (default: here)")
                .option("--model", "MODEL", "which model works, such as anthropic/claude-sonnet-4-5")
                .option("--autonomy", "HOW", "ask, guarded or auto")
                .option("--turns", "N", "most turns of models")
                .option("--tokens", "N", "most tokens; 0 for no bound")
                .option("--dollars", "X", "most dollars; 0 for no bound")
                .option("--seconds", "N", "most working time, waiting left out")
                .flag("--apply", "merge the commit when the run completes")
                .detail("The work is done in a clone. Your files stay as they are until you merge.")
                .example("signalbox run tdd \"Limit the length of slugs\" --repo ~/shop")
                .example("signalbox run tdd \"Add a discount\" --autonomy auto --dollars 5 --apply");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        var wish = wish(given);
        var progress = new Progress(around.screen(), given.json());
        try (var _ = CtrlC.interrupting(Thread.currentThread());
                var room = rooms.open(progress::note)) {
            var run = room.create(wish);
            var from = room.control().events(run).getFirst().seq() - 1;
            return new Attended(around.screen(), room, progress, given.has("--apply")).drive(run, from);
        }
    }

    private RunWish wish(Given given) {
        var repository = around.path(given.text("--repo").orElse(""));
        var settings = settings(given, repository);
        var task = given.find(1).orElse("").strip();
        return new RunWish(
                workflow(given.argument(0)),
                task.lines().findFirst().orElse("run of " + given.argument(0)),
                task.lines().skip(1).collect(Collectors.joining("\n")).strip(),
                List.of(),
                List.of(),
                inputs(given),
                repository,
                settings.model(),
                Optional.of(settings.autonomy()),
                Optional.of(settings.budget()));
    }

    /// A file is meant from where the command was typed.
    private String workflow(String word) {
        return word.contains("/") || word.endsWith(".yaml") || word.endsWith(".yml")
                ? around.path(word).toString()
                : word;
    }

    private Settings settings(Given given, Path repository) {
        var set = new ArrayList<String>();
        SETTINGS.forEach((option, key) -> given.text(option).ifPresent(value -> set.add(key + "=" + value)));
        var reader = new SettingsReader(
                Places.of(around.environment()).userSettings(), Optional.of(repository), around.environment(), set);
        return switch (reader.read()) {
            case Checked.Sound<Settings> sound -> sound.value();
            case Checked.Faulty<Settings>(var problems) ->
                throw Stop.usage(
                        "the settings do not hold",
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
        };
    }

    private static Map<String, String> inputs(Given given) {
        var inputs = new LinkedHashMap<String, String>();
        for (var written : given.texts("--input")) {
            var at = written.indexOf('=');
            if (at < 1 || inputs.put(written.substring(0, at), written.substring(at + 1)) != null) {
                throw Stop.usage(
                        "--input %s is not KEY=VALUE, or its key is there twice".formatted(written),
                        "write, for example, --input ticket=42");
            }
        }
        return inputs;
    }
}
