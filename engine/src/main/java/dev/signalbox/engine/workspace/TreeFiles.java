package dev.signalbox.engine.workspace;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Files of a tree that a worker could write: looked at without following a link. Nothing of the worker runs meanwhile.
final class TreeFiles {
    private static final int MAX_NESTED = 20_000;

    private final Path root;
    private final Map<Path, Boolean> real = new ConcurrentHashMap<>();

    /// What a path is.
    enum Kind {
        FILE,
        LINK,
        ABSENT,
        DIRECTORY,
        /// A pipe, socket or device.
        OTHER
    }

    TreeFiles(Path root) {
        this.root = root;
    }

    /// A path below a link, or below something that is no directory, is absent.
    Kind kind(String path) {
        var file = root.resolve(path);
        if (!liesInRealDirectory(file)) {
            return Kind.ABSENT;
        }
        if (Files.isSymbolicLink(file)) {
            return Kind.LINK;
        }
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Kind.FILE;
        }
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
            return Kind.DIRECTORY;
        }
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS) ? Kind.OTHER : Kind.ABSENT;
    }

    long size(String path) {
        try {
            return Files.size(root.resolve(path));
        } catch (IOException gone) {
            return 0;
        }
    }

    boolean isReadable(String path) {
        return Files.isReadable(root.resolve(path));
    }

    /// Deletes whatever is no directory, and the directories that this leaves empty.
    void delete(String path) {
        var kind = kind(path);
        if (kind == Kind.ABSENT || kind == Kind.DIRECTORY) {
            return;
        }
        var file = root.resolve(path);
        try {
            Files.deleteIfExists(file);
            for (var parent = file.getParent(); parent != null && !parent.equals(root) && isEmpty(parent); ) {
                Files.delete(parent);
                real.remove(parent);
                parent = parent.getParent();
            }
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot delete " + file, failure);
        }
    }

    /// The files below a repository inside of the tree, whose own git data is left out; git itself does not look there.
    List<String> nested(String directory) {
        List<String> found = new ArrayList<>();
        try {
            Files.walkFileTree(root.resolve(directory), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
                    return isGitData(path) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
                    if (!isGitData(path)) {
                        found.add(root.relativize(path).toString());
                    }
                    return found.size() > MAX_NESTED ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path path, IOException unreadable) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        if (found.size() > MAX_NESTED) {
            throw new WorkspaceFailure("The repository inside of the tree at '%s' has more than %,d files"
                    .formatted(directory, MAX_NESTED));
        }
        return found;
    }

    private static boolean isGitData(Path path) {
        return path.getFileName().toString().equalsIgnoreCase(".git");
    }

    private boolean liesInRealDirectory(Path file) {
        var parent = file.getParent();
        return parent != null && isReal(parent);
    }

    private boolean isReal(Path directory) {
        if (directory.equals(root)) {
            return true;
        }
        var known = real.get(directory);
        if (known != null) {
            return known;
        }
        var parent = directory.getParent();
        var answer = parent != null && isReal(parent) && Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS);
        real.put(directory, answer);
        return answer;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (var entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
