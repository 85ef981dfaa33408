package dev.signalbox.engine.tool.shell;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The real bash, as an oracle. It finds no programs: whatever is not built in is noted and not run.
final class Bash {
    private static final String NOTE = "BASH_FUNC_command_not_found_handle%%";

    private final Path home;

    Bash(Path home) {
        this.home = home;
    }

    /// Whether bash reads a text as commands. `--` keeps a text that begins with `-` from being an option.
    boolean reads(String text) {
        return finished(process(
                        List.of("-n", "-c", "--", text), home.resolve("unused"), ProcessBuilder.Redirect.DISCARD))
                == 0;
    }

    /// The programs that bash tries to run for a text.
    List<String> runs(String text) {
        try {
            var log = Files.createTempFile(home, "ran", ".log");
            finished(process(List.of("-c", "--", text), log, ProcessBuilder.Redirect.DISCARD));
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The arguments that bash makes of a text.
    List<String> arguments(String text) {
        try {
            var out = Files.createTempFile(home, "words", ".out");
            var command = "printf '%s\\0' x " + text;
            finished(process(
                    List.of("-c", "--", command), home.resolve("unused"), ProcessBuilder.Redirect.to(out.toFile())));
            var words = new ArrayList<>(
                    List.of(new String(Files.readAllBytes(out), StandardCharsets.UTF_8).split("\0", -1)));
            words.removeLast();
            return words.isEmpty() ? words : words.subList(1, words.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder process(List<String> arguments, Path log, ProcessBuilder.Redirect output) {
        var command = new ArrayList<>(List.of("/usr/bin/timeout", "-s", "KILL", "5", "/bin/bash"));
        command.addAll(arguments);
        var process = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectOutput(output)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        process.environment().clear();
        process.environment().put("PATH", "/nonexistent");
        process.environment().put("LC_ALL", "C.UTF-8");
        process.environment()
                .put(NOTE, "() { builtin echo \"${1//[$'\\n']/<nl>}\" >> '%s'; return 1; }".formatted(log));
        return process;
    }

    private static int finished(ProcessBuilder builder) {
        try {
            return builder.start().waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
