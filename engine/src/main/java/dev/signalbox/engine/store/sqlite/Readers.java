package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.StoreException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;

/// A few connections for reading, opened when they are first needed. With all of them in use a reader waits.
final class Readers implements AutoCloseable {
    private static final int MOST = 4;

    private final Path file;
    private final ConcurrentLinkedDeque<Sqlite> idle = new ConcurrentLinkedDeque<>();
    private final Semaphore free = new Semaphore(MOST, true);
    private volatile boolean closed;

    Readers(Path file) {
        this.file = file;
    }

    <T> T read(String attempt, Sqlite.Work<T> work) {
        free.acquireUninterruptibly();
        try {
            return onOne(attempt, work);
        } finally {
            free.release();
        }
    }

    private <T> T onOne(String attempt, Sqlite.Work<T> work) {
        if (closed) {
            throw new StoreException(Kind.CLOSED, "cannot %s %s: it is closed".formatted(attempt, file));
        }
        try {
            var known = idle.poll();
            var sqlite = known == null ? Sqlite.open(file) : known;
            try {
                var result = work.with(sqlite);
                idle.push(sqlite);
                return result;
            } catch (SQLException | RuntimeException failure) {
                sqlite.close();
                throw failure;
            }
        } catch (SQLException failure) {
            throw Trouble.of(attempt, file, failure);
        }
    }

    @Override
    public void close() {
        closed = true;
        free.acquireUninterruptibly(MOST);
        try {
            for (var sqlite = idle.poll(); sqlite != null; sqlite = idle.poll()) {
                sqlite.close();
            }
        } catch (SQLException failure) {
            throw Trouble.of("close", file, failure);
        } finally {
            free.release(MOST);
        }
    }
}
