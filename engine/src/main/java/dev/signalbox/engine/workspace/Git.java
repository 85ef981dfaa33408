package dev.signalbox.engine.workspace;

import dev.signalbox.engine.sandbox.HostCommand;
import dev.signalbox.engine.sandbox.Output;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One repository as the engine's git sees it: explicit directories, [NeutralConfig], a time-out, bounded output.
///
/// @param directory where git runs
/// @param arguments options before the subcommand
/// @param environment variables of git
/// @param kept bytes of output kept; a longer answer is a failure
record Git(Path directory, List<String> arguments, Map<String, String> environment, int kept) {
    private static final Duration TIMEOUT = Duration.ofMinutes(10);
    private static final int KEPT = 64 << 20;

    Git {
        arguments = List.copyOf(arguments);
        environment = Map.copyOf(environment);
    }

    /// The engine's own repository, without a work tree.
    static Git bare(Path config, Path gitDir) {
        var environment = new HashMap<>(NeutralConfig.environment(config));
        environment.put("GIT_DIR", gitDir.toString());
        return new Git(gitDir, List.of("-c", "core.bare=true"), environment, KEPT);
    }

    /// Whatever repository the directory belongs to.
    static Git at(Path config, Path directory, List<String> arguments) {
        return new Git(directory, arguments, NeutralConfig.environment(config), KEPT);
    }

    /// The same repository with a work tree.
    Git on(Path workTree) {
        var more = new HashMap<>(environment);
        more.put("GIT_WORK_TREE", workTree.toString());
        return new Git(workTree, List.of("-c", "core.bare=false"), more, kept);
    }

    Git with(Map<String, String> variables) {
        var more = new HashMap<>(environment);
        more.putAll(variables);
        return new Git(directory, arguments, more, kept);
    }

    Git keeping(int bytes) {
        return new Git(directory, arguments, environment, bytes);
    }

    /// What git printed.
    ///
    /// @throws WorkspaceFailure if it did not succeed
    String ask(String... command) {
        return feed("", command);
    }

    /// What git printed, without white space at the end.
    String line(String... command) {
        return ask(command).stripTrailing();
    }

    /// The pieces of an answer that ends each with a NUL character.
    List<String> pieces(String... command) {
        return split(ask(command));
    }

    /// The pieces of a text, each of which ends with a NUL character.
    static List<String> split(String answer) {
        var pieces = List.of(answer.split("\0", -1));
        return pieces.subList(0, pieces.size() - 1);
    }

    /// What git printed when given an input.
    ///
    /// @throws WorkspaceFailure if it did not succeed
    String feed(String input, String... command) {
        return new String(bytes(input, command), StandardCharsets.UTF_8);
    }

    /// Whatever came of it.
    HostCommand.Result attempt(String input, String... command) {
        var words = new ArrayList<String>();
        words.add("git");
        words.addAll(arguments);
        words.addAll(List.of(command));
        try {
            return HostCommand.of(directory, words)
                    .withEnvironment(environment)
                    .withInput(input)
                    .within(TIMEOUT)
                    .keeping(kept)
                    .run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WorkspaceFailure("Interrupted while 'git %s' ran in %s".formatted(command[0], directory));
        }
    }

    /// All bytes that git printed when given an input.
    ///
    /// @throws WorkspaceFailure if it did not succeed
    byte[] bytes(String input, String... command) {
        var result = attempt(input, command);
        if (!result.succeeded()) {
            throw failure(result, command);
        }
        var stdout = result.stdout();
        requireWhole(stdout, command);
        var head = stdout.head();
        var tail = stdout.tail();
        var all = new byte[head.length + tail.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    WorkspaceFailure failure(HostCommand.Result result, String... command) {
        var why = result.timedOut()
                ? "it took longer than %d minutes".formatted(TIMEOUT.toMinutes())
                : "exit code %d: %s"
                        .formatted(result.exitCode(), result.stderr().text().strip());
        return new WorkspaceFailure("'git %s' failed in %s: %s".formatted(String.join(" ", command), directory, why));
    }

    private void requireWhole(Output output, String... command) {
        if (output.omitted() > 0) {
            throw new WorkspaceFailure("'git %s' in %s answered %,d bytes; the limit is %,d"
                    .formatted(command[0], directory, output.total(), kept));
        }
    }
}
