package dev.signalbox.engine.evidence.gather;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Directories that builds keep inside of the project and no commit holds. `prepare` makes them on a clean copy; they
/// are moved away from there and mounted into every box of the run.
final class Made {
    private static final Set<String> NAMES = Set.of("node_modules", ".venv");
    private static final int DEPTH = 5;

    private Made() {}

    /// Their paths, relative to the directory, none below another.
    static List<String> find(Path directory) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, Set.of(), DEPTH, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    if (path.getFileName() == null
                            || !NAMES.contains(path.getFileName().toString())) {
                        return FileVisitResult.CONTINUE;
                    }
                    found.add(directory.relativize(path).toString());
                    return FileVisitResult.SKIP_SUBTREE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        return found.stream().sorted().toList();
    }

    /// Moves them to another directory of the same file system.
    static void move(Path from, List<String> paths, Path to) {
        try {
            for (var path : paths) {
                var target = to.resolve(path);
                Files.createDirectories(target.resolve(".."));
                if (!Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    Files.move(from.resolve(path), target, StandardCopyOption.ATOMIC_MOVE);
                }
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("Cannot keep what 'prepare' made in " + to, failure);
        }
    }
}
