package dev.signalbox.engine.workspace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Lock files of git, which a killed git leaves. A git that outlives a killed engine ends by itself: its locks are
/// waited for, not taken away.
final class Locks {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Path PROC = Path.of("/proc");
    private static final int DEPTH = 8;

    private Locks() {}

    /// Removes all locks of a repository, once no git works below a directory any more.
    ///
    /// @throws WorkspaceFailure if one still does after ten seconds
    static void clear(Path gitDir, Path worksIn) {
        if (!find(gitDir).isEmpty()) {
            awaitEnd(worksIn);
            find(gitDir).forEach(Locks::delete);
        }
    }

    /// Removes one lock, once no git works below a directory any more.
    ///
    /// @throws WorkspaceFailure if one still does after ten seconds
    static void clearOne(Path lock, Path worksIn) {
        if (Files.exists(lock)) {
            awaitEnd(worksIn);
            delete(lock);
        }
    }

    private static void delete(Path lock) {
        try {
            Files.deleteIfExists(lock);
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot remove the lock " + lock, failure);
        }
    }

    private static List<Path> find(Path gitDir) {
        try (var files = Files.find(
                gitDir,
                DEPTH,
                (path, attributes) ->
                        attributes.isRegularFile() && path.toString().endsWith(".lock"))) {
            return files.toList();
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot look for locks in " + gitDir, failure);
        }
    }

    private static void awaitEnd(Path worksIn) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (isGitAtWork(worksIn)) {
                if (System.nanoTime() > end) {
                    throw new WorkspaceFailure("Another git has been at work in %s for %d seconds"
                            .formatted(worksIn, PATIENCE.toSeconds()));
                }
                Thread.sleep(20);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new WorkspaceFailure("Interrupted while waiting for another git in " + worksIn);
        }
    }

    /// By proc(5); processes of others, which nobody may look into, hold no lock of ours.
    private static boolean isGitAtWork(Path worksIn) {
        try (var processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (var process : processes) {
                if (isGitBelow(process, worksIn)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException failure) {
            throw new WorkspaceFailure("Cannot see which processes run", failure);
        }
    }

    private static boolean isGitBelow(Path process, Path worksIn) {
        try {
            return Files.readString(process.resolve("comm"), StandardCharsets.ISO_8859_1)
                            .startsWith("git")
                    && Files.readSymbolicLink(process.resolve("cwd")).startsWith(worksIn);
        } catch (IOException gone) {
            return false;
        }
    }
}
