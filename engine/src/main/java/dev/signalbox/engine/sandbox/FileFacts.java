package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// What the kernel knows of a path, itself, not of what it may link to.
///
/// @param mode type and permission bits
/// @param device number of the device that it is, 0 for a whiteout of an overlay
/// @param changed when content or any of these facts last changed; no program can set it
record FileFacts(int mode, BoxUser owner, long size, long inode, int links, long device, FileTime changed) {

    private static final int TYPE = 0170000;

    static Optional<FileFacts> of(Path path) throws IOException {
        try {
            return Optional.of(from(Files.readAttributes(path, "unix:*", LinkOption.NOFOLLOW_LINKS)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Of what an open descriptor stands for.
    static FileFacts ofOpen(Anchor open) throws IOException {
        return from(Files.readAttributes(open.self(), "unix:*"));
    }

    FileKind kind() {
        return switch (mode & TYPE) {
            case 0100000 -> FileKind.FILE;
            case 0040000 -> FileKind.DIRECTORY;
            case 0120000 -> FileKind.LINK;
            default -> FileKind.SPECIAL;
        };
    }

    /// An overlay's mark for a deleted name: character device 0.
    boolean isWhiteout() {
        return (mode & TYPE) == 0020000 && device == 0;
    }

    /// Read, write and execute; never set-id or sticky bits.
    int permissions() {
        return mode & 0777;
    }

    /// Whether both are files that can only differ in their content.
    boolean looksLike(FileFacts other) {
        return kind() == FileKind.FILE
                && other.kind() == FileKind.FILE
                && size == other.size
                && permissions() == other.permissions();
    }

    private static FileFacts from(Map<String, Object> facts) {
        return new FileFacts(
                (int) number(facts, "mode"),
                new BoxUser((int) number(facts, "uid"), (int) number(facts, "gid")),
                number(facts, "size"),
                number(facts, "ino"),
                (int) number(facts, "nlink"),
                number(facts, "rdev"),
                (FileTime) Objects.requireNonNull(facts.get("ctime")));
    }

    private static long number(Map<String, Object> facts, String name) {
        return ((Number) Objects.requireNonNull(facts.get(name))).longValue();
    }
}
