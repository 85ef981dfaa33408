package dev.signalbox.engine.sandbox;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// What to run, and what it may touch. The command sees the workspace at the same path as the host does.
///
/// @param workspace directory the command works on
/// @param rules what of it may be changed
/// @param mounts what else it sees
/// @param environment its whole environment, besides the box's own `PATH HOME TMPDIR LANG …`, which it may override
/// @param network what it may reach
/// @param limits its bounds
/// @param directory working directory, relative to the workspace
/// @param command program and arguments
/// @param stdin what it reads from standard input, unless it is fed through [Box#stdin()]
public record BoxSpec(
        Path workspace,
        WriteRules rules,
        List<Mount.Extra> mounts,
        Map<String, String> environment,
        Network network,
        Limits limits,
        Path directory,
        List<String> command,
        Input stdin) {

    /// Where the box's home directory is: in memory, empty, gone afterwards.
    public static final Path HOME = Path.of("/home/box");

    /// Where standard input comes from.
    public sealed interface Input {
        /// The text as UTF-8, then end of file.
        record Text(String text) implements Input {}

        /// Whoever holds the [Box] writes to it while it runs.
        record Live() implements Input {}
    }

    public BoxSpec {
        mounts = List.copyOf(mounts);
        environment = Map.copyOf(environment);
        command = List.copyOf(command);
        if (!workspace.isAbsolute()) {
            throw new IllegalArgumentException("Workspace '" + workspace + "' must be an absolute path");
        }
        if (command.isEmpty()) {
            throw new IllegalArgumentException("A box needs a command");
        }
        if (directory.isAbsolute() || directory.normalize().startsWith("..")) {
            throw new IllegalArgumentException("Directory '" + directory + "' must lie inside the workspace");
        }
        environment.keySet().forEach(BoxSpec::requireName);
        command.forEach(word -> requireNoNul("An argument", word));
        environment.values().forEach(value -> requireNoNul("A value of the environment", value));
    }

    /// Runs the command in the workspace's top directory with standard limits, no network and nothing extra.
    public static BoxSpec of(Path workspace, WriteRules rules, List<String> command) {
        return new BoxSpec(
                workspace.toAbsolutePath().normalize(),
                rules,
                List.of(),
                Map.of(),
                Network.NONE,
                Limits.standard(),
                Path.of(""),
                command,
                new Input.Text(""));
    }

    /// The same with a text for bash.
    public static BoxSpec bash(Path workspace, WriteRules rules, String text) {
        return of(workspace, rules, List.of("/bin/bash", "-c", text));
    }

    public BoxSpec withMounts(List<Mount.Extra> extra) {
        return new BoxSpec(workspace, rules, extra, environment, network, limits, directory, command, stdin);
    }

    public BoxSpec withEnvironment(Map<String, String> variables) {
        return new BoxSpec(workspace, rules, mounts, variables, network, limits, directory, command, stdin);
    }

    public BoxSpec withNetwork(Network reach) {
        return new BoxSpec(workspace, rules, mounts, environment, reach, limits, directory, command, stdin);
    }

    public BoxSpec withLimits(Limits bounds) {
        return new BoxSpec(workspace, rules, mounts, environment, network, bounds, directory, command, stdin);
    }

    public BoxSpec in(Path relative) {
        return new BoxSpec(workspace, rules, mounts, environment, network, limits, relative, command, stdin);
    }

    public BoxSpec withStdin(Input input) {
        return new BoxSpec(workspace, rules, mounts, environment, network, limits, directory, command, input);
    }

    private static void requireName(String name) {
        if (name.isEmpty() || name.indexOf('=') >= 0 || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("'" + name + "' is no name of an environment variable");
        }
    }

    private static void requireNoNul(String what, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException(what + " holds a NUL character");
        }
    }
}
