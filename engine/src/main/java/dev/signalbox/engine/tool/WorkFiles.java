package dev.signalbox.engine.tool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;

/// The files of a workspace, opened so that no link is ever followed: each directory on the way is opened from the one
/// before it (`openat` with `O_NOFOLLOW`).
///
/// A file is written beside the workspace and then moved into place (`renameat`): a reader sees the old or the new
/// content, and a hard link to the old file keeps the old content. New files belong to the workspace's owner.
public final class WorkFiles {
    /// The largest file that is read.
    public static final long MOST_BYTES = 16L << 20;

    private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);

    private final Path root;
    private final Optional<Staging> staging;
    private final PathResolver paths;

    private WorkFiles(Path root, Optional<Staging> staging) {
        this.root = root;
        this.staging = staging;
        this.paths = new PathResolver(root);
    }

    /// The files of a workspace. Beside it, a directory `.<name>.staging` is made.
    ///
    /// @throws IOException if there is no such directory
    public static WorkFiles open(Path workspace) throws IOException {
        var root = workspace.toRealPath();
        return new WorkFiles(root, Optional.of(Staging.beside(root)));
    }

    /// The files of a directory that need not exist, to say where paths lead; nothing can be written.
    ///
    /// @param root absolute
    static WorkFiles imagined(Path root) {
        return new WorkFiles(root, Optional.empty());
    }

    private Staging staging() {
        return staging.orElseThrow(() -> new IllegalStateException("%s was opened for looking only".formatted(root)));
    }

    /// The workspace's absolute path, without links.
    public Path root() {
        return root;
    }

    public PathResolver paths() {
        return paths;
    }

    /// The content of a regular file.
    ///
    /// @param relative as resolved, without links
    /// @throws IOException if there is none, it is no regular file, it is too large, or a link is in the way
    public byte[] read(String relative) throws IOException {
        try (var place = Opened.parent(root, relative)) {
            return read(place.directory(), place.name());
        }
    }

    /// The content of a regular file in an open directory.
    static byte[] read(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        var size = requireFile(directory, name).size();
        try (var channel = directory.newByteChannel(name, READ)) {
            return drain(channel, size);
        }
    }

    private static BasicFileAttributes requireFile(SecureDirectoryStream<Path> directory, Path name)
            throws IOException {
        var found = attributes(directory, name);
        if (!found.isRegularFile()) {
            throw new IOException("%s is %s, no regular file".formatted(name, kind(found)));
        }
        if (found.size() > MOST_BYTES) {
            throw new IOException("%s has %,d bytes; the limit is %,d".formatted(name, found.size(), MOST_BYTES));
        }
        return found;
    }

    private static String kind(BasicFileAttributes found) {
        if (found.isDirectory()) {
            return "a directory";
        }
        return found.isSymbolicLink() ? "a link" : "a special file";
    }

    static BasicFileAttributes attributes(SecureDirectoryStream<Path> directory, Path name) throws IOException {
        return directory
                .getFileAttributeView(name, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    private static byte[] drain(SeekableByteChannel channel, long size) throws IOException {
        // One byte more than the file had: a file that grows meanwhile is cut, not read for ever.
        var buffer = ByteBuffer.allocate(Math.toIntExact(size) + 1);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // until it is full or the file ends
        }
        var bytes = new byte[buffer.position()];
        buffer.flip().get(bytes);
        return bytes;
    }

    /// The content of a regular file; nothing if there is no such file.
    public Optional<byte[]> find(String relative) throws IOException {
        try {
            return Optional.of(read(relative));
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        }
    }

    /// Makes or replaces a regular file, and the directories on the way to it.
    ///
    /// @param relative as resolved, without links
    /// @throws IOException if a link or a file is in the way of a directory, or a directory is in the way
    ///     of the file
    public void write(String relative, byte[] content) throws IOException {
        try (var place = Opened.parentMaking(root, relative, staging())) {
            staging().put(content, place.directory(), place.name());
        }
    }

    /// Whether there is a directory.
    public boolean isDirectory(String relative) {
        return Files.isDirectory(root.resolve(relative), LinkOption.NOFOLLOW_LINKS);
    }

    /// A directory of the workspace, opened for walking; close it.
    SecureDirectoryStream<Path> directory(String relative) throws IOException {
        return Opened.directory(root, relative);
    }
}
