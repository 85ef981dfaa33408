package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// The directory of one open sandbox for what its boxes need while they run. What killed processes left is cleared away
/// when another one opens its own.
///
/// @param directory `<state>/<pid>-<start>-<n>`; its `launch` is for the engine alone, its `stage` holds copies of
/// workspaces
record Scratch(Path directory) {

    private static final AtomicLong NEXT = new AtomicLong();

    static Scratch open(Path state) {
        Path directory = state.resolve(Owner.self().name() + "-" + next());
        try {
            Files.createDirectories(directory);
            for (Path open : List.of(state, directory)) {
                Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
            }
            createDirectory(directory.resolve("launch"), "rwx------");
            createDirectory(directory.resolve("stage"), "rwx--x--x");
            sweep(state);
        } catch (IOException e) {
            throw new SandboxFailure("Cannot prepare the sandbox's own directory " + directory, e);
        }
        return new Scratch(directory);
    }

    Path etc() {
        return directory.resolve("etc");
    }

    /// A new private directory for one launch.
    Path newLaunch() throws IOException {
        return createDirectory(directory.resolve("launch").resolve(next()), "rwx------");
    }

    /// A new directory for one copy, which the box's user can reach.
    Path newStage() throws IOException {
        return createDirectory(directory.resolve("stage").resolve(next()), "rwx--x--x");
    }

    /// A new empty workspace.
    Path newWorkspace(BoxUser user) {
        try {
            Path workspace = Files.createDirectory(newStage().resolve("workspace"));
            Rights.give(workspace, user);
            return workspace;
        } catch (IOException e) {
            throw new SandboxFailure("Cannot make a workspace in " + directory, e);
        }
    }

    void delete() {
        try {
            Trees.delete(directory);
        } catch (IOException e) {
            throw new SandboxFailure("Cannot clear away " + directory, e);
        }
    }

    private static String next() {
        return Long.toString(NEXT.incrementAndGet());
    }

    private static Path createDirectory(Path path, String permissions) throws IOException {
        Files.createDirectories(path);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        return path;
    }

    private static void killLeft(Path launches) throws IOException {
        if (Files.isDirectory(launches)) {
            try (Stream<Path> each = Files.list(launches)) {
                each.forEach(Mark::killLeft);
            }
        }
    }

    private static void sweep(Path state) throws IOException {
        try (Stream<Path> names = Files.list(state)) {
            for (Path path : names.toList()) {
                if (Owner.of(path.getFileName().toString())
                        .filter(owner -> !owner.isAlive())
                        .isPresent()) {
                    killLeft(path.resolve("launch"));
                    Trees.delete(path);
                }
            }
        }
    }
}
