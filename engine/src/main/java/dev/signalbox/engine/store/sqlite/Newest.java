package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.Subject;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The newest positions of subjects, as far as they were asked for. They are right as long as the log is announced to
/// end where it ended when they were learned; otherwise the log is asked again.
final class Newest {
    private static final int MOST = 8192;

    private static final String READ =
            "SELECT (SELECT max(seq) FROM log WHERE subject = ?), (SELECT max(seq) FROM log)";

    private final Announcement announcement;
    private volatile Known known = new Known(0);

    Newest(Announcement announcement) {
        this.announcement = announcement;
    }

    private static final class Known {
        private final Map<Subject, Long> positions = new ConcurrentHashMap<>();
        private volatile long end;
        private volatile long ours;

        Known(long end) {
            this.end = end;
            this.ours = end;
        }

        boolean isRightAt(long announced) {
            return announced == end || announced == ours;
        }
    }

    /// The position of the newest record of a subject; 0 if there is none.
    long of(Subject subject, Readers readers) {
        var found = find(subject);
        return found == null ? readers.read("read", sqlite -> read(subject, sqlite)) : found;
    }

    private @Nullable Long find(Subject subject) {
        var announced = announcement.position();
        var now = known;
        return now.isRightAt(announced) ? now.positions.get(subject) : null;
    }

    private long read(Subject subject, Sqlite sqlite) throws SQLException {
        try (var row = sqlite.bind(READ, subject.name()).executeQuery()) {
            row.next();
            var newest = row.getLong(1);
            learn(subject, newest, row.getLong(2));
            return newest;
        }
    }

    private synchronized void learn(Subject subject, long newest, long end) {
        if (end > known.end || known.positions.size() >= MOST) {
            known = new Known(Math.max(end, known.end));
        }
        // what was read before an append that is known already is out of date
        if (end == known.end) {
            known.positions.put(subject, newest);
        }
    }

    /// This process is about to bring the log from one end to another. What was true before is true until it has.
    synchronized void announce(long from, long to) {
        if (known.end != from || known.positions.size() >= MOST) {
            known = new Known(from);
        }
        known.ours = to;
        announcement.announce(to);
    }

    /// It has.
    synchronized void appended(long to, Map<Subject, Long> newest) {
        // somebody may have read further since
        if (known.end <= to) {
            known.positions.putAll(newest);
            known.end = to;
            known.ours = to;
        }
    }

    /// It has not: another process may now bring the log to that end.
    synchronized void gaveUp() {
        known.ours = known.end;
    }
}
