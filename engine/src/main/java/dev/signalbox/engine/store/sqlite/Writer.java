package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.StoreException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The one thread of this process that writes. What waits when it is free is written in one transaction and synced
/// once: the more wait, the less each of them pays.
///
/// SQLite lets one process write at a time; each begins by reading where the others have left the log.
final class Writer implements AutoCloseable {
    private static final int MOST_WAITING = 4096;
    private static final int MOST_AT_ONCE = 256;
    private static final long LONGEST_CLOSE_SECONDS = 30;

    private final Path file;
    private final Transaction transaction;
    private final BlockingQueue<Wish<?>> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Thread thread;
    private volatile boolean closed;

    Writer(Path file, Transaction transaction) {
        this.file = file;
        this.transaction = transaction;
        thread = Thread.ofPlatform().name("log-writer").daemon().start(this::serve);
    }

    /// Does something in a transaction, together with others; on disk when this returns.
    <T> T write(String attempt, Job<T> job) {
        var wish = new Wish<>(attempt, job, new CompletableFuture<T>());
        enqueue(wish);
        if (closed && !thread.isAlive()) {
            wish.done.completeExceptionally(isClosed(attempt));
        }
        return result(wish);
    }

    private void enqueue(Wish<?> wish) {
        if (closed) {
            throw isClosed(wish.attempt);
        }
        var interrupted = false;
        for (var queued = false; !queued; ) {
            try {
                waiting.put(wish);
                queued = true;
            } catch (InterruptedException later) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits without giving up: what was asked for may be on disk already.
    private static <T> T result(Wish<T> wish) {
        var interrupted = false;
        try {
            while (true) {
                try {
                    return wish.done.get();
                } catch (InterruptedException later) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof StoreException known) {
                throw known.again();
            }
            throw new IllegalStateException("the writer of the log failed", failure.getCause());
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void serve() {
        var batch = new ArrayList<Wish<?>>(MOST_AT_ONCE);
        while (!closed || !waiting.isEmpty()) {
            try {
                var first = waiting.poll(100, TimeUnit.MILLISECONDS);
                if (first != null) {
                    batch.add(first);
                    waiting.drainTo(batch, MOST_AT_ONCE - 1);
                    write(batch);
                }
            } catch (InterruptedException notOurs) {
                // nobody else holds this thread; closing is told by the flag
            } finally {
                batch.clear();
            }
        }
    }

    private void write(List<Wish<?>> batch) {
        try {
            transaction.begin();
            for (var wish : batch) {
                wish.perform(transaction);
            }
            transaction.commit();
            batch.forEach(Wish::fulfil);
        } catch (SQLException failure) {
            var why = Trouble.of(batch.getFirst().attempt, file, failure);
            fail(batch, why);
        } catch (RuntimeException | Error bug) {
            fail(batch, bug);
        }
    }

    private void fail(List<Wish<?>> batch, Throwable why) {
        transaction.rollback();
        batch.forEach(wish -> wish.done.completeExceptionally(why));
    }

    private StoreException isClosed(String attempt) {
        return new StoreException(Kind.CLOSED, "cannot %s %s: it is closed".formatted(attempt, file));
    }

    @Override
    public void close() {
        closed = true;
        try {
            if (!thread.join(Duration.ofSeconds(LONGEST_CLOSE_SECONDS))) {
                throw new StoreException(
                        Kind.BUSY, "writing to %s did not end within %d s".formatted(file, LONGEST_CLOSE_SECONDS));
            }
            for (var late = waiting.poll(); late != null; late = waiting.poll()) {
                late.done.completeExceptionally(isClosed(late.attempt));
            }
            transaction.close();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (SQLException failure) {
            throw Trouble.of("close", file, failure);
        }
    }

    /// What is to be done in a transaction.
    @FunctionalInterface
    interface Job<T> {
        T in(Transaction transaction) throws SQLException;
    }

    private static final class Wish<T> {
        private final String attempt;
        private final Job<T> job;
        private final CompletableFuture<T> done;
        private @Nullable T result;

        Wish(String attempt, Job<T> job, CompletableFuture<T> done) {
            this.attempt = attempt;
            this.job = job;
            this.done = done;
        }

        void perform(Transaction transaction) throws SQLException {
            result = job.in(transaction);
        }

        @SuppressWarnings("NullAway") // fulfilled only after it was performed
        void fulfil() {
            done.complete(result);
        }
    }
}
