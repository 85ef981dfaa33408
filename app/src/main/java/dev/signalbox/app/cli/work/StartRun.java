package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.CtrlC;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.RunWish;
import dev.signalbox.kernel.workflow.Profile;
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
                .options("--set", "KEY=VALUE", "another setting for this run, such as sandbox.limits.seconds=60")
                .option("--sandbox", "MODE", "strict, bubblewrap, landlock, or none: nothing is held then")
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
            given.text("--sandbox").ifPresent(room::accept);
            var run = room.create(wish);
            tellUntested(
                    room.control().look(run).orElseThrow().facts().created().profile());
            var from = room.control().events(run).getFirst().seq() - 1;
            return new Attended(around.screen(), room, progress, given.has("--apply")).drive(run, from);
        }
    }

    /// Without a test command every gate that asks for tests blocks; better to hear it now.
    private void tellUntested(Profile profile) {
        if (profile.testCommand().isBlank()) {
            around.screen()
                    .note("no profile fits this project, so the engine cannot run its tests:"
                            + " name profile.test_command in .signalbox/config.yaml, or with --set");
        }
    }

    private RunWish wish(Given given) {
        var repository = around.repository(given);
        var task = given.find(1).orElse("").strip();
        var inputs = inputs(given);
        if (task.isEmpty() && inputs.isEmpty()) {
            throw Stop.usage(
                    "nothing says what is to be done",
                    "write it behind the workflow: signalbox run %s \"Add a --version flag\""
                            .formatted(given.argument(0)));
        }
        return new RunWish(
                workflow(given.argument(0)),
                task.lines().findFirst().orElse("run of " + given.argument(0)),
                task.lines().skip(1).collect(Collectors.joining("\n")).strip(),
                List.of(),
                List.of(),
                inputs,
                repository,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                set(given));
    }

    /// A file is meant from where the command was typed.
    private String workflow(String word) {
        return word.contains("/") || word.endsWith(".yaml") || word.endsWith(".yml")
                ? around.path(word).toString()
                : word;
    }

    private static List<String> set(Given given) {
        var set = new ArrayList<>(given.texts("--set"));
        SETTINGS.forEach((option, key) -> given.text(option).ifPresent(value -> set.add(key + "=" + value)));
        return set;
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
