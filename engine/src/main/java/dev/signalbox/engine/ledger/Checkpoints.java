package dev.signalbox.engine.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file of checkpoints, one a line, beside the log and outside of its database, so that cutting off the end of the
/// one leaves the other to tell of it.
public final class Checkpoints {
    /// A checkpoint is made every so many records, and when a ledger is closed.
    public static final int EVERY = 512;

    private static final int LINE = 1024;

    private final Path file;

    /// @param data the data directory
    public Checkpoints(Path data) {
        file = data.resolve("checkpoints.jsonl");
    }

    public Path file() {
        return file;
    }

    /// One line of the file.
    ///
    /// @param number from 1
    /// @param checkpoint what it says; nothing if it is damaged
    public record Line(int number, Optional<Checkpoint> checkpoint) {}

    /// All lines, in order.
    ///
    /// @throws LedgerException if the file cannot be read
    public List<Line> lines() {
        try {
            var found = new ArrayList<Line>();
            for (var text : Files.readAllLines(file)) {
                found.add(new Line(found.size() + 1, Checkpoint.read(text)));
            }
            return found;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException failure) {
            throw new LedgerException("cannot read the checkpoints %s: %s".formatted(file, failure), failure);
        }
    }

    /// The last line that is whole; the file is read from its end.
    Optional<Checkpoint> newest() {
        try (var channel = FileChannel.open(file)) {
            var size = (int) Math.min(channel.size(), 4 * LINE);
            var end = ByteBuffer.allocate(size);
            channel.read(end, channel.size() - size);
            return new String(end.array(), StandardCharsets.UTF_8)
                    .lines()
                    .flatMap(line -> Checkpoint.read(line).stream())
                    .reduce((_, newer) -> newer);
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw new LedgerException("cannot read the checkpoints %s: %s".formatted(file, failure), failure);
        }
    }

    /// Adds a line, on disk when this returns. One write, so that processes do not mix theirs.
    void add(Checkpoint checkpoint) {
        var line = ByteBuffer.wrap((checkpoint.line() + "\n").getBytes(StandardCharsets.UTF_8));
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(line);
            channel.force(true);
        } catch (IOException failure) {
            throw new LedgerException("cannot add to the checkpoints %s: %s".formatted(file, failure), failure);
        }
    }
}
