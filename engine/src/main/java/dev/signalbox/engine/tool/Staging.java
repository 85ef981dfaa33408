package dev.signalbox.engine.tool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// A private directory beside a workspace, on the same file system, where files and directories are made before they
/// are moved in. What a crash left in it means nothing.
final class Staging {
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> DIRECTORY = PosixFilePermissions.fromString("rwxr-xr-x");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-r--r--");

    private final Path directory;
    private final int uid;
    private final int gid;

    private Staging(Path directory, int uid, int gid) {
        this.directory = directory;
        this.uid = uid;
        this.gid = gid;
    }

    static Staging beside(Path root) throws IOException {
        var directory = root.resolveSibling("." + root.getFileName() + ".staging");
        Files.createDirectories(directory, PosixFilePermissions.asFileAttribute(PRIVATE));
        return new Staging(directory, id(root, "unix:uid"), id(root, "unix:gid"));
    }

    private static int id(Path path, String attribute) throws IOException {
        return (int) Files.getAttribute(path, attribute, LinkOption.NOFOLLOW_LINKS);
    }

    /// Puts a file in place, in one step. An old file's permissions are kept.
    void put(byte[] content, SecureDirectoryStream<Path> target, Path name) throws IOException {
        var made = Files.createTempFile(directory, "file", "");
        try {
            Files.write(made, content);
            Files.setPosixFilePermissions(made, permissions(target, name));
            moveOwned(made, target, name);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private static Set<PosixFilePermission> permissions(SecureDirectoryStream<Path> target, Path name)
            throws IOException {
        try {
            var old = target.getFileAttributeView(name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .readAttributes();
            if (old.isDirectory()) {
                throw new IOException("%s is a directory".formatted(name));
            }
            return old.isRegularFile() ? old.permissions() : FILE;
        } catch (NoSuchFileException absent) {
            return FILE;
        }
    }

    /// Makes a directory, unless somebody else has just made it.
    void makeDirectory(SecureDirectoryStream<Path> parent, Path name) throws IOException {
        var made = Files.createTempDirectory(directory, "dir");
        try {
            Files.setPosixFilePermissions(made, DIRECTORY);
            moveOwned(made, parent, name);
        } finally {
            Files.deleteIfExists(made);
        }
    }

    private void moveOwned(Path made, SecureDirectoryStream<Path> target, Path name) throws IOException {
        if (id(made, "unix:uid") != uid || id(made, "unix:gid") != gid) {
            Files.setAttribute(made, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(made, "unix:gid", gid, LinkOption.NOFOLLOW_LINKS);
        }
        try (var from = Opened.secure(directory)) {
            from.move(made.getFileName(), target, name);
        }
    }
}
