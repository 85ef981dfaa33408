package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.Answer;
import dev.signalbox.engine.store.Answer.Appended;
import dev.signalbox.engine.store.Append;
import dev.signalbox.engine.store.Blobs;
import dev.signalbox.engine.store.Chain;
import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.Head;
import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.engine.store.Views;
import dev.signalbox.engine.store.sqlite.SqliteStore;
import dev.signalbox.kernel.event.Recorded;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// A data directory: the log, kept under signature, and the keys for it.
///
/// | file | what |
/// |---|---|
/// | `ledger.db` | the log, views, and texts by digest |
/// | `ledger.db-announced` | where the log is about to end, shared in memory by all processes |
/// | `checkpoints.jsonl` | a signature over the log every 512 records and when it is closed |
/// | `keys/` | made before the first append |
///
/// Appending throws `KeyFailure` when the signing key is gone; reading needs no key.
public final class SealedStore implements Store {
    private final Store store;
    private final Seals seals;
    private final EventLog log;

    private SealedStore(Store store, Seals seals) {
        this.store = store;
        this.seals = seals;
        log = new SealedLog(store.log(), seals, new ClockWatch());
    }

    /// Opens a data directory, making what is not there.
    ///
    /// @throws StoreException if the log cannot be used, or is shorter than what was signed of it
    public static SealedStore open(Path data, InstantSource clock) {
        makePrivate(data);
        var store = SqliteStore.open(data.resolve("ledger.db"), clock);
        try {
            var checkpoints = new Checkpoints(data);
            isWhole(store, checkpoints);
            return new SealedStore(store, new Seals(data.resolve("keys"), checkpoints, store.log()));
        } catch (StoreException | LedgerException failure) {
            store.close();
            throw failure;
        }
    }

    /// The log tells what somebody works on, so its directory is its owner's alone; one that is there stays as it is.
    /// Where none can be made, opening the log says why.
    private static void makePrivate(Path data) {
        try {
            if (!Files.exists(data)) {
                Files.createDirectories(data.toAbsolutePath().getParent());
                Files.createDirectory(
                        data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException toBeTold) {
            // opening the log fails in the same place, with the reason
        }
    }

    /// A log whose end was lost with the file system's caches would otherwise go on as if nothing had been.
    private static void isWhole(Store store, Checkpoints checkpoints) {
        checkpoints.newest().ifPresent(checkpoint -> {
            var signed = checkpoint.head();
            var there = new String[] {""};
            store.log().chain(signed.seq(), signed.seq(), (_, hash) -> {
                there[0] = Chain.hex(hash);
                return false;
            });
            if (!there[0].equals(signed.hash())) {
                var what = there[0].isEmpty()
                        ? "it ends at record %d".formatted(store.log().head().seq())
                        : "another record is there";
                throw new StoreException(
                        StoreException.Kind.DAMAGED,
                        ("the log %s was signed up to record %d, and %s. If you restored a backup, restore %s with it;"
                                        + " else 'signalbox audit verify' says more")
                                .formatted(store.place(), signed.seq(), what, checkpoints.file()));
            }
        });
    }

    @Override
    public EventLog log() {
        return log;
    }

    @Override
    public Views views() {
        return store.views();
    }

    @Override
    public Blobs blobs() {
        return store.blobs();
    }

    @Override
    public String place() {
        return store.place();
    }

    /// Signs the end of the log and ends all use of it. What was appended is on disk already.
    ///
    /// @throws LedgerException if the end could not be signed
    @Override
    public void close() {
        try {
            seals.close();
        } finally {
            store.close();
        }
    }

    /// The log of the store; every append is heard of by those who sign and by those who look at the clock.
    private record SealedLog(EventLog log, Seals seals, ClockWatch clock) implements EventLog {
        @Override
        public Answer append(Append wish) {
            seals.signer();
            var answer = log.append(wish);
            if (answer instanceof Appended appended) {
                seals.appended(appended);
                clock.note(wish, appended)
                        .map(this::append)
                        .filter(Answer.Moved.class::isInstance)
                        .ifPresent(_ -> clock.missed());
            }
            return answer;
        }

        @Override
        public Head head() {
            return log.head();
        }

        @Override
        public List<Recorded> read(long afterSeq, int limit) {
            return log.read(afterSeq, limit);
        }

        @Override
        public List<Recorded> read(Subject subject, long afterSeq) {
            return log.read(subject, afterSeq);
        }

        @Override
        public long newest(Subject subject) {
            return log.newest(subject);
        }

        @Override
        public boolean await(long seq, Duration atMost) throws InterruptedException {
            return log.await(seq, atMost);
        }

        @Override
        public long foreignAppends() {
            return log.foreignAppends();
        }

        @Override
        public void chain(long fromSeq, long toSeq, Chain.Reader reader) {
            log.chain(fromSeq, toSeq, reader);
        }
    }
}
