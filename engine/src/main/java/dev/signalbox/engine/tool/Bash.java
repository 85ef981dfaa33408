package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.optional;
import static dev.signalbox.engine.tool.Parameter.required;

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
import java.util.stream.Collectors;

/// `bash{command, timeout, cwd}`: a shell command in the phase's box.
public final class Bash implements Tool {
    private static final int MOST = 100_000;

    private final ToolCard card;
    private final WorkFiles files;
    private final Sandbox sandbox;
    private final PhaseBox box;
    private final Function<String, ShellText> grammar;

    /// @param grammar takes a command apart for policy
    public Bash(WorkFiles files, Sandbox sandbox, PhaseBox box, Function<String, ShellText> grammar) {
        this.files = files;
        this.sandbox = sandbox;
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
            return shown(
                    sandbox.run(box.spec(List.of("/bin/bash", "-c", command), directory, time), OutputSink.none()));
        } catch (SandboxFailure failure) {
            return ToolOutcome.failed("the box failed: " + failure.getMessage());
        }
    }

    private static ToolOutcome shown(Outcome outcome) {
        var text = new StringBuilder();
        append(text, "", outcome.stdout().text());
        append(text, "[stderr]\n", outcome.stderr().text());
        append(text, "", ending(outcome));
        var dropped = outcome.changes().dropped();
        append(
                text,
                "[not let through by the box]\n",
                dropped.stream()
                        .map(change -> "%s: %s".formatted(change.path(), change.reason()))
                        .collect(Collectors.joining("\n")));
        return new ToolOutcome(
                outcome.succeeded() ? ToolOutcome.Status.DONE : ToolOutcome.Status.FAILED,
                text.toString(),
                dropped.stream().map(Outcome.Dropped::path).toList());
    }

    private static void append(StringBuilder text, String title, String part) {
        if (!part.isEmpty()) {
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n")
                    .append(title)
                    .append(part);
        }
    }

    private static String ending(Outcome outcome) {
        return switch (outcome.ending()) {
            case EXITED -> "[exit code %d]".formatted(outcome.exitCode());
            case TIMED_OUT -> "[stopped: it took longer than allowed]";
            case CANCELLED -> "[cancelled]";
            case OUT_OF_MEMORY -> "[stopped: out of memory]";
            case OUT_OF_DISK -> "[stopped: it wrote too much]";
        };
    }
}
