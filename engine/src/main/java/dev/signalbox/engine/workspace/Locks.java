package dev.signalbox.engine.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Lock files of git. Who is killed leaves them; a git that outlives a killed engine ends within moments.
final class Locks {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int DEPTH = 8;

    private Locks() {}

    /// Waits for all locks to go away, then removes them.
    static void clear(Path gitDir) {
        clear(gitDir, "");
    }

    /// Waits for the lock of that name, or all for the empty name, to go away, then removes it.
    static void clear(Path gitDir, String name) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            var found = find(gitDir, name);
            while (!found.isEmpty() && System.nanoTime() < end) {
                Thread.sleep(50);
                found = find(gitDir, name);
            }
            for (var lock : found) {
                Files.deleteIfExists(lock);
            }
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot remove the locks in " + gitDir, failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WorkspaceFailure("Interrupted while waiting for the locks in " + gitDir);
        }
    }

    private static List<Path> find(Path gitDir, String name) throws IOException {
        try (var files = Files.find(
                gitDir,
                DEPTH,
                (path, attributes) ->
                        attributes.isRegularFile() && path.toString().endsWith(".lock"))) {
            return files.filter(path -> name.isEmpty() || path.equals(gitDir.resolve(name)))
                    .toList();
        }
    }
}
