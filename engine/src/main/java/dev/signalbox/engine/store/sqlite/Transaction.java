package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.Answer;
import dev.signalbox.engine.store.Append;
import dev.signalbox.engine.store.Chain;
import dev.signalbox.engine.store.Draft;
import dev.signalbox.engine.store.Head;
import dev.signalbox.engine.store.RunRow;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.RunId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One transaction after the other, of the writer's thread: the end of the log, and rows that wait to be inserted.
final class Transaction implements AutoCloseable {
    private static final int SUBJECTS_KEPT = 8192;

    private static final String HEAD = "SELECT seq, at, hash FROM log ORDER BY seq DESC LIMIT 1";
    private static final String NEWEST = "SELECT max(seq) FROM log WHERE subject = ?";
    private static final String INSERT =
            "INSERT INTO log (seq, at, actor, subject, event, hash) VALUES (?, ?, ?, ?, ?, ?)";

    private final Sqlite sqlite;
    private final InstantSource clock;
    private final Pulse pulse;
    private final Newest told;
    private final Chain chain = new Chain();
    private final ViewUpdates views;
    private final Map<Subject, Long> newest = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Subject, Long> eldest) {
            return size() > SUBJECTS_KEPT;
        }
    };
    private long known = -1;
    private long start;
    private long seq;
    private Instant at = Instant.EPOCH;
    private byte[] hash = Chain.root();
    private final Map<Subject, Long> changed = new HashMap<>();
    private int unsent;
    private Instant now = Instant.EPOCH;

    Transaction(Sqlite sqlite, InstantSource clock, Pulse pulse, Newest told) {
        this.sqlite = sqlite;
        this.clock = clock;
        this.pulse = pulse;
        this.told = told;
        views = new ViewUpdates(sqlite);
    }

    void begin() throws SQLException {
        sqlite.execute("BEGIN IMMEDIATE");
        readHead();
        start = seq;
        changed.clear();
        if (seq != known) {
            newest.clear();
            if (known >= 0) {
                pulse.foreign(seq);
            }
        }
        now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void readHead() throws SQLException {
        try (var rows = sqlite.prepared(HEAD).executeQuery()) {
            if (rows.next()) {
                seq = rows.getLong(1);
                at = Micros.instant(rows.getLong(2));
                hash = rows.getBytes(3);
            } else {
                seq = 0;
                at = Instant.EPOCH;
                hash = Chain.root();
            }
        }
    }

    Answer append(Append wish) throws SQLException {
        for (var expected : wish.expected().entrySet()) {
            var actual = newest(expected.getKey());
            if (actual != expected.getValue()) {
                return new Answer.Moved(expected.getKey(), actual);
            }
        }
        var behind = now.isBefore(at) ? Duration.between(now, at) : Duration.ZERO;
        at = now.isBefore(at) ? at : now;
        var records = new ArrayList<Recorded>(wish.drafts().size());
        for (var draft : wish.drafts()) {
            records.add(add(wish.by(), draft));
        }
        wish.run().ifPresent(row -> views.run(row, newest(row, records)));
        return new Answer.Appended(records, new Head(seq, at, Chain.hex(hash)), behind);
    }

    /// The newest of these records that is about the run: one about its task may come after it.
    private static Recorded newest(RunRow row, List<Recorded> records) {
        var subject = Subject.of(new RunId(row.run()));
        return records.stream()
                .filter(recorded -> Subject.of(recorded.event()).equals(subject))
                .reduce(records.getLast(), (_, later) -> later);
    }

    private Recorded add(String by, Draft draft) throws SQLException {
        var subject = draft.subject();
        seq++;
        var link = new Chain.Link(
                seq, Micros.of(at), Micros.utf8(by), Micros.utf8(subject.name()), Micros.utf8(draft.text()));
        hash = chain.next(hash, link);
        var insert = sqlite.prepared(INSERT);
        insert.setLong(1, seq);
        insert.setLong(2, link.at());
        insert.setString(3, by);
        insert.setString(4, subject.name());
        insert.setString(5, draft.text());
        insert.setBytes(6, hash);
        insert.addBatch();
        unsent++;
        newest.put(subject, seq);
        changed.put(subject, seq);
        var recorded = new Recorded(seq, at, by, draft.event());
        views.event(recorded);
        return recorded;
    }

    private long newest(Subject subject) throws SQLException {
        var seen = newest.get(subject);
        if (seen == null) {
            var select = sqlite.prepared(NEWEST);
            select.setString(1, subject.name());
            try (var rows = select.executeQuery()) {
                seen = rows.next() ? rows.getLong(1) : 0L;
            }
            newest.put(subject, seen);
        }
        return seen;
    }

    /// Sends what waits, so that it can be read in this transaction.
    void flush() throws SQLException {
        if (unsent > 0) {
            sqlite.prepared(INSERT).executeBatch();
            unsent = 0;
        }
        views.flush();
    }

    void commit() throws SQLException {
        flush();
        if (seq > start) {
            told.announce(start, seq);
        }
        sqlite.execute("COMMIT");
        if (seq > start) {
            told.appended(seq, changed);
        }
        if (seq != known) {
            known = seq;
            pulse.appended(seq);
        }
    }

    /// Undoes all since `begin`; nothing is known any more of what the log holds.
    void rollback() {
        told.gaveUp();
        newest.clear();
        views.forget();
        unsent = 0;
        sqlite.giveUp();
    }

    Sqlite sqlite() {
        return sqlite;
    }

    ViewUpdates views() {
        return views;
    }

    @Override
    public void close() throws SQLException {
        sqlite.close();
    }
}
