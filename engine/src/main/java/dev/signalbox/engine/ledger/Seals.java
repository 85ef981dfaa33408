package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.Answer.Appended;
import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.Head;
import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.engine.token.Signer;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Puts a checkpoint behind every so many records, on a thread of its own: a signature takes longer than an append.
final class Seals implements AutoCloseable {
    private static final long LONGEST_CLOSE_SECONDS = 10;

    private final Path keys;
    private final Checkpoints checkpoints;
    private final EventLog log;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("log-seal").factory());
    private final AtomicReference<@Nullable Throwable> trouble = new AtomicReference<>();
    private @Nullable Signer signer;
    private volatile boolean unsealed;

    Seals(Path keys, Checkpoints checkpoints, EventLog log) {
        this.keys = keys;
        this.checkpoints = checkpoints;
        this.log = log;
    }

    /// Asked for before every append: a log that cannot be signed is not written.
    synchronized Signer signer() {
        if (signer == null) {
            signer = KeyRing.open(keys).signer();
        }
        return signer;
    }

    /// Hears of every append.
    void appended(Appended appended) {
        unsealed = true;
        var last = appended.head().seq();
        if (last / Checkpoints.EVERY > (last - appended.records().size()) / Checkpoints.EVERY) {
            thread.execute(() -> seal(appended.head()));
        }
    }

    private void seal(Head head) {
        try {
            checkpoints.add(Checkpoint.sign(head, signer()));
        } catch (RuntimeException failure) {
            trouble.compareAndSet(null, failure);
        }
    }

    /// Seals the end of the log, if this ledger has added to it.
    ///
    /// @throws LedgerException if a checkpoint could not be made
    @Override
    public void close() {
        if (unsealed) {
            thread.execute(() -> seal(log.head()));
        }
        thread.shutdown();
        try {
            if (!thread.awaitTermination(LONGEST_CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new LedgerException("the end of the log %s was not signed within %d s; nothing of it is lost"
                        .formatted(checkpoints.file(), LONGEST_CLOSE_SECONDS));
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
        var failure = trouble.get();
        if (failure != null) {
            throw new LedgerException(
                    "the log is whole, but its end was not signed: %s".formatted(failure.getMessage()), failure);
        }
    }
}
