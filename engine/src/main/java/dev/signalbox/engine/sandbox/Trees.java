package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

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
            deleteIn((SecureDirectoryStream<Path>) stream, root.getFileName());
        }
    }

    private static void deleteIn(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        try {
            if (isDirectory(parent, name)) {
                emptyDirectory(parent, name);
                parent.deleteDirectory(name);
            } else {
                parent.deleteFile(name);
            }
        } catch (NoSuchFileException e) {
            return;
        }
    }

    private static void emptyDirectory(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        // A command may have taken its own directories the right to be listed or emptied.
        parent.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .setPermissions(PosixFilePermissions.fromString("rwx------"));
        try (SecureDirectoryStream<Path> stream = parent.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS)) {
            for (Path child : stream) {
                deleteIn(stream, child.getFileName());
            }
        }
    }

    private static boolean isDirectory(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        return parent.getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes()
                .isDirectory();
    }
}
