package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;
import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.Outcome;
import dev.signalbox.engine.sandbox.OutputSink;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.SandboxFailure;
import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.ResolvedPath;
import dev.signalbox.kernel.shell.ShellText;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/// `bash{command, timeout, cwd}`: a shell command in the phase's box.
public final class Bash implements Tool {
    private static final int MOST = 100_000;

    private final ToolCard card;
    private final WorkFiles files;
    private final Boxes boxes;
    private final PhaseBox box;
    private final Function<String, ShellText> grammar;

    /// @param grammar takes a command apart for policy
    public Bash(WorkFiles files, Sandbox sandbox, PhaseBox box, Function<String, ShellText> grammar) {
        this(files, sandbox::run, box, grammar);
    }

    /// Runs the commands that policy let through.
    @FunctionalInterface
    interface Boxes {
        Outcome run(BoxSpec spec, OutputSink sink) throws InterruptedException;
    }

    Bash(WorkFiles files, Boxes boxes, PhaseBox box, Function<String, ShellText> grammar) {
        this.files = files;
        this.boxes = boxes;
        this.box = box;
        this.grammar = grammar;
        this.card = card(box);
    }

    private static ToolCard card(PhaseBox box) {
        var most = Math.max(1, box.limits().timeoutSeconds());
        return new ToolCard(
                "bash",
                "Runs a command with bash in a box: no network, and only the paths of this phase can be changed.",
                Parameters.of(
                        required("command", new Kind.Text(MOST), "the command"),
                        optional(
                                "timeout",
                                new Kind.Whole(1, most),
                                "seconds after which it is stopped, at most %d".formatted(most)),
                        optional("cwd", new Kind.Place(), "directory to start in; the workspace if left out")),
                ToolCard.Effect.CHANGES,
                box.isReadOnly() ? ToolCard.Repeat.SAFE : ToolCard.Repeat.ASK_FIRST);
    }

    @Override
    public ToolCard card() {
        return card;
    }

    @Override
    public Action action(Args args) {
        return new Action.Shell(
                grammar.apply(args.need("command")),
                directory(args),
                files.root().toString());
    }

    private ResolvedPath directory(Args args) {
        return files.paths().resolve(args.text("cwd").orElse("."));
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) throws InterruptedException {
        return switch (directory(args)) {
            case ResolvedPath.Outside outside -> ToolOutcome.failed(Misses.outside(outside));
            case ResolvedPath.Inside inside
            when !files.isDirectory(inside.relative()) ->
                ToolOutcome.failed("%s is no directory".formatted(inside.asked()));
            case ResolvedPath.Inside inside -> run(args, inside.relative());
        };
    }

    private ToolOutcome run(Args args, String directory) throws InterruptedException {
        var time = Duration.ofSeconds(
                args.number("timeout", Math.max(1, box.limits().timeoutSeconds())));
        var command = args.need("command");
        if (command.indexOf('\0') >= 0) {
            return ToolOutcome.failed("'command' holds a NUL character");
        }
        try {
            var spec = box.spec(List.of("/bin/bash", "-c", command), directory, time);
            return BoxText.of(boxes.run(spec, OutputSink.none()));
        } catch (SandboxFailure failure) {
            return ToolOutcome.failed("the box failed: " + failure.getMessage());
        }
    }
}
