package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/// A trusted helper of the engine itself, such as git, outside any box: clean environment, a time-out, bounded output.
/// Never for a command that a worker, a repository or a model had a say in.
///
/// @param command program and arguments
/// @param directory where it runs
/// @param environment its whole environment, besides `PATH` and `LANG`
/// @param user whom the engine, when it is root, becomes for it
/// @param timeout after it, the helper and what it started are killed
/// @param outputKept bytes kept of each output
/// @param input text for its standard input
public record HostCommand(
        List<String> command,
        Path directory,
        Map<String, String> environment,
        Optional<BoxUser> user,
        Duration timeout,
        int outputKept,
        String input) {

    private static final String PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

    public HostCommand {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
        if (command.isEmpty()) {
            throw new IllegalArgumentException("A host command needs a program");
        }
    }

    /// One minute, 4 MiB of each output, as the engine's own user, nothing on standard input.
    public static HostCommand of(Path directory, List<String> command) {
        return new HostCommand(command, directory, Map.of(), Optional.empty(), Duration.ofMinutes(1), 4 << 20, "");
    }

    public HostCommand withEnvironment(Map<String, String> variables) {
        return new HostCommand(command, directory, variables, user, timeout, outputKept, input);
    }

    /// Takes effect when the engine is root; otherwise the helper runs as the engine does.
    public HostCommand as(BoxUser other) {
        return new HostCommand(command, directory, environment, Optional.of(other), timeout, outputKept, input);
    }

    public HostCommand within(Duration time) {
        return new HostCommand(command, directory, environment, user, time, outputKept, input);
    }

    public HostCommand keeping(int bytes) {
        return new HostCommand(command, directory, environment, user, timeout, bytes, input);
    }

    public HostCommand withInput(String text) {
        return new HostCommand(command, directory, environment, user, timeout, outputKept, text);
    }

    /// How a helper ended.
    ///
    /// @param exitCode 124 when it was killed at its time-out
    public record Result(int exitCode, Output stdout, Output stderr, boolean timedOut) {
        public boolean succeeded() {
            return exitCode == 0;
        }
    }

    /// Runs it to its end.
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the helper has been killed by then
    /// @throws SandboxFailure when the program cannot be started
    public Result run() throws InterruptedException {
        Process process = start();
        Drain out = Drain.start(process.getInputStream(), OutputSink.Source.STDOUT, OutputSink.none(), outputKept);
        Drain err = Drain.start(process.getErrorStream(), OutputSink.Source.STDERR, OutputSink.none(), outputKept);
        Thread feeder = Thread.ofPlatform().daemon().start(() -> feed(process));
        boolean over = false;
        try {
            over = process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            if (!over) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        }
        feeder.join(1000);
        int exitCode = over ? process.waitFor() : 124;
        return new Result(exitCode, out.finish(5000), err.finish(5000), !over);
    }

    private Process start() {
        Launcher launcher = new Launcher();
        if (BoxUser.self().isRoot()) {
            user.ifPresent(launcher::become);
        }
        ProcessBuilder builder = new ProcessBuilder(launcher.words(command)).directory(directory.toFile());
        cleanEnvironment(builder);
        builder.environment().putAll(new TreeMap<>(environment));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new SandboxFailure("Cannot start " + command.getFirst() + " in " + directory, e);
        }
    }

    private void feed(Process process) {
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // It ended without reading all of it.
            return;
        }
    }

    static void cleanEnvironment(ProcessBuilder builder) {
        builder.environment().clear();
        builder.environment().put("PATH", PATH);
        builder.environment().put("LANG", "C.UTF-8");
    }
}
