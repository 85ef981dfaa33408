package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.Blobs;
import dev.signalbox.engine.store.Chain;
import java.nio.file.Path;
import java.util.Optional;

/// Bytes by their digest, in a table of their own.
final class SqliteBlobs implements Blobs {
    private static final String FIND = "SELECT bytes FROM blob WHERE digest = ?";
    private static final String PUT = "INSERT OR IGNORE INTO blob (digest, bytes) VALUES (?, ?)";
    private static final String IS_THERE = "SELECT 1 FROM blob WHERE digest = ?";

    private final Path file;
    private final Writer writer;
    private final Readers readers;

    SqliteBlobs(Path file, Writer writer, Readers readers) {
        this.file = file;
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public String put(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw new IllegalArgumentException(
                    "%,d bytes are too many to keep in one piece; the limit is %,d".formatted(bytes.length, MAX_BYTES));
        }
        var digest = Chain.digest(bytes);
        if (!isThere(digest)) {
            writer.write("keep a blob in", transaction -> {
                var put = transaction.sqlite().prepared(PUT);
                put.setString(1, digest);
                put.setBytes(2, bytes);
                return put.executeUpdate();
            });
        }
        return digest;
    }

    private boolean isThere(String digest) {
        return readers.read("read a blob of", sqlite -> {
            try (var rows = sqlite.bind(IS_THERE, digest).executeQuery()) {
                return rows.next();
            }
        });
    }

    @Override
    public Optional<byte[]> find(String digest) {
        var found = readers.read("read a blob of", sqlite -> {
            try (var rows = sqlite.bind(FIND, digest).executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.<byte[]>empty();
            }
        });
        if (found.isPresent() && !Chain.digest(found.get()).equals(digest)) {
            throw Trouble.damaged(file, "the blob %s has other bytes than its digest says".formatted(digest));
        }
        return found;
    }
}
