package dev.signalbox.engine.workspace;

import dev.signalbox.engine.sandbox.BoxUser;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/// Who owns the files that boxes work on. An ordinary engine shares its user with its boxes; a root engine gives the
/// files to the boxes' user and keeps the directories around them closed to everybody else.
///
/// @param user the boxes' user
/// @param differs whether that is another user than the engine's
record Ownership(BoxUser user, boolean differs) {

    static Ownership of(BoxUser boxUser) {
        return new Ownership(boxUser, BoxUser.self().uid() == 0 && boxUser.uid() != 0);
    }

    /// Makes a directory that only the engine, and the boxes' user by name, can go through.
    void makePrivate(Path directory) {
        try {
            Files.createDirectories(directory);
            if (differs) {
                Files.setAttribute(directory, "unix:gid", user.gid());
            }
            Files.setPosixFilePermissions(
                    directory, PosixFilePermissions.fromString(differs ? "rwxr-x---" : "rwx------"));
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot prepare " + directory, failure);
        }
    }

    /// Gives a whole tree to the boxes' user.
    void give(Path tree) {
        if (!differs) {
            return;
        }
        try {
            Files.walkFileTree(tree, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) throws IOException {
                    chown(path);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) throws IOException {
                    chown(path);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot give %s to the boxes' user".formatted(tree), failure);
        }
    }

    /// Gives files, and the directories between them and the root, to the boxes' user.
    void give(Path root, Collection<String> paths) {
        if (!differs) {
            return;
        }
        var all = new HashSet<Path>();
        for (var path : paths) {
            for (var file = root.resolve(path); file != null && !file.equals(root); file = file.getParent()) {
                all.add(file);
            }
        }
        try {
            for (var file : all) {
                if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                    chown(file);
                }
            }
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot give files in %s to the boxes' user".formatted(root), failure);
        }
    }

    /// Makes directories below a root, none of them through a link.
    void makeDirectories(Path root, List<String> paths) {
        for (var path : paths) {
            try {
                var directory = root;
                for (var name : Path.of(path)) {
                    directory = directory.resolve(name);
                    if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
                        Files.createDirectory(directory);
                    }
                }
            } catch (IOException failure) {
                throw new WorkspaceFailure("Cannot make %s in %s".formatted(path, root), failure);
            }
        }
        give(root, paths);
    }

    private void chown(Path path) throws IOException {
        Files.setAttribute(path, "unix:uid", user.uid(), LinkOption.NOFOLLOW_LINKS);
        Files.setAttribute(path, "unix:gid", user.gid(), LinkOption.NOFOLLOW_LINKS);
    }
}
