package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.Chain;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A look at the last records of a log, before anything is added to them. It finds a torn end; `audit verify` finds the
/// rest.
final class Tail {
    private static final int LENGTH = 16;

    private static final String LAST =
            "SELECT seq, at, actor, subject, event, hash FROM log WHERE seq > ? ORDER BY seq";

    private final Path file;
    private final Chain chain = new Chain();
    private long seq;
    private byte @Nullable [] hash;

    private Tail(Path file, long seq) {
        this.file = file;
        this.seq = seq;
    }

    /// The position of the last record.
    static long check(Path file, Sqlite sqlite) throws SQLException {
        var newest = SqliteEventLog.head(sqlite).seq();
        var before = Math.max(0, newest - LENGTH);
        var tail = new Tail(file, before);
        if (before == 0) {
            tail.hash = Chain.root();
        }
        SqliteEventLog.chunk(sqlite.bind(LAST, before), tail::take);
        return newest;
    }

    private boolean take(Chain.Link link, byte[] stored) {
        if (link.seq() != seq + 1) {
            throw Trouble.damaged(file, "record %d is missing".formatted(seq + 1));
        }
        if (hash != null && !Arrays.equals(chain.next(hash, link), stored)) {
            throw Trouble.damaged(file, "record %d is not what was recorded".formatted(link.seq()));
        }
        seq = link.seq();
        hash = stored;
        return true;
    }
}
