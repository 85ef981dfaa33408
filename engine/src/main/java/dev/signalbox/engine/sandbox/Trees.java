package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Whole directories.
public final class Trees {

    private Trees() {}

    /// Deletes a tree without following symbolic links, even such as appear meanwhile: names are resolved against open
    /// directories. What is gone already is no error.
    public static void delete(Path root) throws IOException {
        Path parent = root.toAbsolutePath().getParent();
        if (parent == null || Files.notExists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (var stream = Files.newDirectoryStream(parent)) {
            deleteIn((SecureDirectoryStream<Path>) stream, root.toAbsolutePath());
        }
    }

    /// @param path name in the parent, with where the parent was found
    private static void deleteIn(SecureDirectoryStream<Path> parent, Path path) throws IOException {
        Path name = path.getFileName();
        try {
            if (isDirectory(parent, name)) {
                open(parent, path);
                emptyDirectory(parent, path);
                parent.deleteDirectory(name);
            } else {
                parent.deleteFile(name);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    /// A command may have taken its own directories the right to be listed or emptied.
    private static void open(SecureDirectoryStream<Path> parent, Path path) throws IOException {
        Set<PosixFilePermission> all = PosixFilePermissions.fromString("rwx------");
        try {
            parent.getFileAttributeView(path.getFileName(), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setPermissions(all);
        } catch (AccessDeniedException e) {
            // Java opens a directory to change its rights, which its owner cannot do without any. Root always can, so
            // that going by the name here gives nobody more than they have.
            Files.setPosixFilePermissions(path, all);
        }
    }

    private static void emptyDirectory(SecureDirectoryStream<Path> parent, Path path) throws IOException {
        try (SecureDirectoryStream<Path> stream =
                parent.newDirectoryStream(path.getFileName(), LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : stream) {
                deleteIn(stream, path.resolve(child.getFileName()));
            }
        }
    }

    private static boolean isDirectory(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        return parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
    }
}
