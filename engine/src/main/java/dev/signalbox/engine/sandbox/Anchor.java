package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// An open directory of a tree that somebody else may be changing. What is reached through it lies in that very
/// directory, whatever happens to the names above it, and no symbolic link is followed on the way down
/// (`openat2(2)` with `RESOLVE_BENEATH` and `RESOLVE_NO_SYMLINKS`).
final class Anchor implements AutoCloseable {

    private static final long NON_BLOCKING = 0x800;
    private static final long NO_SYMLINKS = 0x04;
    private static final long NO_MAGIC_LINKS = 0x02;
    private static final long BENEATH = 0x08;
    private static final int ENOENT = 2;
    private static final int EACCES = 13;
    private static final int EXDEV = 18;
    private static final int ENOTDIR = 20;
    private static final int ENAMETOOLONG = 36;
    private static final int ELOOP = 40;
    private static final int SHOWN = 80;

    private final long descriptor;
    private final Path path;

    private Anchor(long descriptor, Path path) {
        this.descriptor = descriptor;
        this.path = path;
    }

    /// The top of a tree. The caller answers for the names above it.
    static Anchor at(Path directory) throws IOException {
        return new Anchor(
                open(Descriptors.HERE, directory.toString(), Descriptors.PATH_ONLY | directoryFlag(), 0), directory);
    }

    /// A directory further down, by its path from here; the empty path is this one again.
    ///
    /// @throws NoSuchFileException when there is no such directory, or a link stands in the way
    Anchor beneath(String relative) throws IOException {
        String name = relative.isEmpty() ? "." : relative;
        long flags = Descriptors.PATH_ONLY | directoryFlag();
        return new Anchor(
                open(descriptor, name, flags, NO_SYMLINKS | NO_MAGIC_LINKS | BENEATH), path.resolve(relative));
    }

    /// A path to use with the JDK's file calls, always with `NOFOLLOW_LINKS`.
    Path entry(String name) {
        return self().resolve(name);
    }

    /// A path to what is open: to list a directory, or to read a file.
    Path self() {
        return Path.of("/proc/self/fd", Long.toString(descriptor));
    }

    /// Opens an entry for reading, whatever it is, without waiting for it.
    Anchor open(String name) throws IOException {
        return new Anchor(
                open(descriptor, name, NON_BLOCKING, NO_SYMLINKS | NO_MAGIC_LINKS | BENEATH), path.resolve(name));
    }

    @Override
    public void close() {
        Descriptors.close(descriptor);
    }

    private static long open(long parent, String name, long flags, long resolve) throws IOException {
        Native.Result result = Descriptors.open(parent, name, flags, resolve);
        if (!result.failed()) {
            return result.value();
        }
        throw switch (result.errno()) {
            case ENOENT, ENOTDIR, ELOOP, EXDEV -> new NoSuchFileException(name);
            case EACCES -> new AccessDeniedException(name);
            case ENAMETOOLONG ->
                new IOException(
                        name.substring(0, Math.min(SHOWN, name.length())) + "… lies deeper than a path can say");
            default -> new IOException("Cannot open " + name + " safely: error number " + result.errno());
        };
    }

    private static long directoryFlag() {
        return switch (Architecture.current()) {
            case X86_64 -> 0x10000;
            case AARCH64 -> 0x4000;
        };
    }
}
