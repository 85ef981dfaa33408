package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.Answer;
import dev.signalbox.engine.store.Append;
import dev.signalbox.engine.store.Chain;
import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.Head;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.event.Recorded;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The log in one table.
final class SqliteEventLog implements EventLog {
    /// Rows of one statement: a reader that stays in one for long keeps SQLite from tidying up.
    private static final int CHUNK = 20_000;

    private static final String HEAD = "SELECT seq, at, hash FROM log ORDER BY seq DESC LIMIT 1";
    private static final String AFTER = "SELECT seq, at, actor, event FROM log WHERE seq > ? ORDER BY seq LIMIT ?";
    private static final String OF_SUBJECT =
            "SELECT seq, at, actor, event FROM log WHERE subject = ? AND seq > ? ORDER BY seq";
    private static final String CHAIN =
            "SELECT seq, at, actor, subject, event, hash FROM log WHERE seq BETWEEN ? AND ? ORDER BY seq";

    private final Path file;
    private final Writer writer;
    private final Readers readers;
    private final Pulse pulse;
    private final Newest newest;

    SqliteEventLog(Path file, Writer writer, Readers readers, Pulse pulse, Newest newest) {
        this.file = file;
        this.writer = writer;
        this.readers = readers;
        this.pulse = pulse;
        this.newest = newest;
    }

    @Override
    public Answer append(Append wish) {
        return writer.write("append to", transaction -> transaction.append(wish));
    }

    @Override
    public Head head() {
        return readers.read("read the end of", SqliteEventLog::head);
    }

    static Head head(Sqlite sqlite) throws SQLException {
        try (var rows = sqlite.prepared(HEAD).executeQuery()) {
            return rows.next()
                    ? new Head(rows.getLong(1), Micros.instant(rows.getLong(2)), Chain.hex(rows.getBytes(3)))
                    : Head.START;
        }
    }

    @Override
    public List<Recorded> read(long afterSeq, int limit) {
        return readers.read("read", sqlite -> records(sqlite.bind(AFTER, afterSeq, limit)));
    }

    @Override
    public List<Recorded> read(Subject subject, long afterSeq) {
        return readers.read("read", sqlite -> records(sqlite.bind(OF_SUBJECT, subject.name(), afterSeq)));
    }

    private List<Recorded> records(PreparedStatement query) throws SQLException {
        var found = new ArrayList<Recorded>();
        try (var rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(Records.of(file, rows.getLong(1), rows.getLong(2), rows.getString(3), rows.getString(4)));
            }
        }
        return found;
    }

    @Override
    public long newest(Subject subject) {
        return newest.of(subject, readers);
    }

    @Override
    public boolean await(long seq, Duration atMost) throws InterruptedException {
        return pulse.await(seq, atMost);
    }

    @Override
    public long foreignAppends() {
        return pulse.foreignAppends();
    }

    @Override
    public void chain(long fromSeq, long toSeq, Chain.Reader reader) {
        var goOn = true;
        for (var from = fromSeq; goOn && from <= toSeq; from += CHUNK) {
            var first = from;
            var last = Math.min(toSeq, from + CHUNK - 1);
            goOn = readers.read("read the chain of", sqlite -> chunk(sqlite.bind(CHAIN, first, last), reader));
        }
    }

    static boolean chunk(PreparedStatement query, Chain.Reader reader) throws SQLException {
        try (var rows = query.executeQuery()) {
            var goOn = true;
            while (goOn && rows.next()) {
                var link = new Chain.Link(
                        rows.getLong(1), rows.getLong(2), rows.getBytes(3), rows.getBytes(4), rows.getBytes(5));
                goOn = reader.take(link, rows.getBytes(6));
            }
            return goOn;
        }
    }
}
