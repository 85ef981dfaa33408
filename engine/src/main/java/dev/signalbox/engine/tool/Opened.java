package dev.signalbox.engine.tool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import org.jspecify.annotations.Nullable;

/// An open directory and a name in it.
record Opened(SecureDirectoryStream<Path> directory, Path name) implements AutoCloseable {

    /// The directory that holds a file.
    static Opened parent(Path root, String relative) throws IOException {
        var path = required(relative);
        return new Opened(descend(secure(root), path.getParent()), path.getFileName());
    }

    /// The same; directories that are missing are made.
    static Opened parentMaking(Path root, String relative, Staging staging) throws IOException {
        var path = required(relative);
        var here = secure(root);
        var way = path.getParent();
        for (int i = 0; way != null && i < way.getNameCount(); i++) {
            here = enterMaking(here, way.getName(i), staging);
        }
        return new Opened(here, path.getFileName());
    }

    static SecureDirectoryStream<Path> directory(Path root, String relative) throws IOException {
        return descend(secure(root), relative.isEmpty() ? null : Path.of(relative));
    }

    private static Path required(String relative) throws IOException {
        if (relative.isEmpty()) {
            throw new IOException("the root of the workspace is a directory");
        }
        return Path.of(relative);
    }

    // Closed by whoever gets it.
    @SuppressWarnings("StreamResourceLeak")
    static SecureDirectoryStream<Path> secure(Path directory) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(directory);
        if (stream instanceof SecureDirectoryStream<Path> secure) {
            return secure;
        }
        stream.close();
        throw new IOException("the file system of %s cannot open files relative to a directory".formatted(directory));
    }

    private static SecureDirectoryStream<Path> descend(SecureDirectoryStream<Path> from, @Nullable Path way)
            throws IOException {
        var here = from;
        for (int i = 0; way != null && i < way.getNameCount(); i++) {
            here = enter(here, way.getName(i));
        }
        return here;
    }

    /// Opens the next directory and closes the one before it, also when that fails.
    private static SecureDirectoryStream<Path> enter(SecureDirectoryStream<Path> here, Path name) throws IOException {
        try (here) {
            return here.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        }
    }

    private static SecureDirectoryStream<Path> enterMaking(SecureDirectoryStream<Path> here, Path name, Staging staging)
            throws IOException {
        try (here) {
            return openOrMake(here, name, staging);
        }
    }

    private static SecureDirectoryStream<Path> openOrMake(SecureDirectoryStream<Path> here, Path name, Staging staging)
            throws IOException {
        try {
            return here.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException absent) {
            staging.makeDirectory(here, name);
            return here.newDirectoryStream(name, LinkOption.NOFOLLOW_LINKS);
        }
    }

    @Override
    public void close() throws IOException {
        directory.close();
    }
}
