package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Looks through the machine's process table for what should be gone.
final class Survivors {

    private Survivors() {}

    /// Processes of a fork bomb that are still alive, where the box's user is a dedicated one: all of that user.
    static List<String> ofUserSleeping(BoxUser user) {
        if (!user.equals(BoxUser.DEDICATED)) {
            return withArgument("5417");
        }
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> ProcessState.isAlive(
                            Long.parseLong(path.getFileName().toString())))
                    .filter(path -> Survivors.isOf(path, user))
                    .map(path -> String.join(" ", arguments(path)))
                    .filter(line -> line.contains("5417"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOf(Path process, BoxUser user) {
        try {
            return BoxUser.ownerOf(process).equals(user);
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    /// Command lines of running processes that have this word as an argument.
    static List<String> withArgument(String word) {
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            return processes
                    .filter(path -> path.getFileName().toString().matches("\\d+"))
                    .filter(path -> ProcessState.isAlive(
                            Long.parseLong(path.getFileName().toString())))
                    .map(Survivors::arguments)
                    .filter(arguments -> arguments.contains(word))
                    .map(arguments -> String.join(" ", arguments))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> arguments(Path process) {
        try {
            return List.of(Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1)
                    .split("\0", -1));
        } catch (IOException e) {
            return List.of();
        }
    }
}
