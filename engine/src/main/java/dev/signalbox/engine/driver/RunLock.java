package dev.signalbox.engine.driver;

import dev.signalbox.kernel.id.RunId;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/// The right to drive a run, held by at most one process of a machine. The operating system takes it back when the
/// process ends, however it ends.
final class RunLock implements AutoCloseable {
    private final FileChannel channel;

    private RunLock(FileChannel channel) {
        this.channel = channel;
    }

    /// Takes the lock; nothing if another driver has it.
    ///
    /// @throws DriverFailure if the file cannot be made
    static Optional<RunLock> take(Path directory, RunId run) {
        try {
            Files.createDirectories(directory);
            var channel = FileChannel.open(
                    directory.resolve("driver.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            return held(channel) ? Optional.of(new RunLock(channel)) : closed(channel);
        } catch (IOException cause) {
            throw new DriverFailure("cannot lock run %s in %s".formatted(run, directory), cause);
        }
    }

    private static boolean held(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldHere) {
            return false;
        }
    }

    private static Optional<RunLock> closed(FileChannel channel) throws IOException {
        channel.close();
        return Optional.empty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException cause) {
            throw new DriverFailure("cannot give a run's lock back", cause);
        }
    }
}
