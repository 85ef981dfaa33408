package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.StoreException.Kind;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/// The position that the log is about to reach, in eight bytes beside it that all processes share in memory. Whoever
/// appends announces where the log will end, while the write lock is held and before the commit. So as long as what is
/// announced stays what it was, nothing was appended by anybody, and asking costs nanoseconds.
///
/// The number may be ahead of the log after a failure, or behind it after a power cut, until the next append: it tells
/// that nothing happened, never what did.
final class Announcement {
    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.nativeOrder());

    private final Path file;
    private volatile @Nullable MappedByteBuffer shared;

    /// @param log the file of the log; nothing is opened before it is needed
    Announcement(Path log) {
        file = log.resolveSibling(log.getFileName() + "-announced");
    }

    /// What was announced last.
    ///
    /// @throws StoreException if the file cannot be used
    long position() {
        return (long) LONG.getVolatile(shared(), 0);
    }

    /// Announces where the log will end. Only for the one who holds the write lock.
    ///
    /// @throws StoreException if the file cannot be used
    void announce(long position) {
        LONG.setVolatile(shared(), 0, position);
    }

    private MappedByteBuffer shared() {
        var known = shared;
        return known == null ? open() : known;
    }

    private synchronized MappedByteBuffer open() {
        var known = shared;
        if (known != null) {
            return known;
        }
        try {
            create();
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                reserve(channel);
                var mapped = channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
                shared = mapped;
                return mapped;
            }
        } catch (IOException failure) {
            throw new StoreException(
                    Kind.UNREACHABLE,
                    "cannot share %s: %s. Check that the file and its directory belong to you and have room"
                            .formatted(file, failure),
                    failure);
        }
    }

    private void create() throws IOException {
        if (Files.notExists(file)) {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            } catch (FileAlreadyExistsException another) {
                return;
            }
        }
    }

    /// A page in memory without room on the disk would kill whoever writes to it. Zero is written only where there is
    /// nothing. Another process that announced something meanwhile is mended by the next append.
    private static void reserve(FileChannel channel) throws IOException {
        if (channel.size() < Long.BYTES) {
            channel.write(ByteBuffer.allocate(Long.BYTES), 0);
        }
    }
}
