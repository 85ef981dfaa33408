package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Screen;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.engine.sandbox.Box;
import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.Containment;
import dev.signalbox.engine.sandbox.Outcome;
import dev.signalbox.engine.sandbox.OutputSink;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.io.PrintStream;

/// `sandbox exec`: a command in exactly the box that a phase gives.
record SandboxExec(Surroundings around, RuleParts parts) implements Verb {
    static Syntax syntax() {
        return BoxScene.options(
                        Syntax.of("sandbox exec", "Run a command in exactly the box that a phase gives on a directory"))
                .argument("COMMAND", Arity.COMMAND, "program and its arguments")
                .detail(
                        "Input, output and errors are passed through. What the box kept from the directory is told on standard"
                                + " error.")
                .exit(Exit.TIMED_OUT, "it took too long; else the exit code of the command")
                .example(
                        "signalbox sandbox exec --workflow tdd --phase TDD --profile maven --dir . -- touch src/main/x");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        var scene = BoxScene.of(given, around, parts);
        var spec = scene.spec(given.arguments()).withStdin(new BoxSpec.Input.Live());
        var screen = around.screen();
        if (scene.sandbox().containment() == Containment.NONE) {
            screen.note("NO SANDBOX: the command can do whatever you can");
        }
        try (var box = scene.sandbox().start(spec, through(screen))) {
            feed(box);
            var outcome = box.await();
            screen.out().flush();
            tell(outcome, given);
            return outcome.exitCode();
        }
    }

    private static OutputSink through(Screen screen) {
        return (source, piece) -> {
            var to = source == OutputSink.Source.STDOUT ? screen.out() : screen.err();
            to.write(piece, 0, piece.length);
            to.flush();
        };
    }

    private void feed(Box box) {
        Thread.ofPlatform().daemon().name("stdin").start(() -> {
            try (var to = box.stdin()) {
                around.screen().in().transferTo(to);
            } catch (IOException ended) {
                // The command ended without reading all of it.
            }
        });
    }

    private void tell(Outcome outcome, Given given) {
        if (given.json()) {
            around.screen().err().println(JsonText.print(json(outcome)));
            return;
        }
        var screen = around.screen();
        switch (outcome.ending()) {
            case EXITED -> {
                // its exit code says it all
            }
            case TIMED_OUT -> screen.note("stopped: it took longer than allowed");
            case CANCELLED -> screen.note("cancelled");
            case OUT_OF_MEMORY -> screen.note("stopped: out of memory");
            case OUT_OF_DISK -> screen.note("stopped: it wrote too much");
        }
        outcome.changes().dropped().forEach(change -> dropped(screen.err(), change));
    }

    private static void dropped(PrintStream err, Outcome.Dropped change) {
        err.println("signalbox: dropped %s: %s".formatted(change.path(), change.reason()));
    }

    private static Json json(Outcome outcome) {
        var dropped = outcome.changes().dropped().stream()
                .<Json>map(change ->
                        Json.obj().with("path", Json.of(change.path())).with("reason", Json.of(change.reason())))
                .toList();
        return Json.obj()
                .with("ending", Json.of(Brief.word(outcome.ending())))
                .with("exit", Json.of(outcome.exitCode()))
                .with("millis", Json.of(outcome.duration().toMillis()))
                .with("taken", Json.strings(outcome.changes().taken()))
                .with("dropped", new Json.Arr(dropped));
    }
}
