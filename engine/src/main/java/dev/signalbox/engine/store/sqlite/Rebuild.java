package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.RunRow;
import dev.signalbox.kernel.event.Recorded;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Makes the views from the log, within one transaction: readers see the old ones until the new ones are whole.
final class Rebuild {
    private static final int CHUNK = 10_000;

    private static final String SUBJECTS =
            "SELECT DISTINCT subject FROM log WHERE subject > ? AND subject LIKE 'run/%' ORDER BY subject LIMIT ?";
    private static final String OF_SUBJECT = "SELECT seq, at, actor, event FROM log WHERE subject = ? ORDER BY seq";
    private static final String VIEWED = """
            SELECT seq, at, actor, event FROM log
            WHERE seq > ? AND (event LIKE '{"type":"tool.%' OR event LIKE '{"type":"task.%') ORDER BY seq LIMIT ?
            """;

    private final Path file;
    private final Transaction transaction;

    Rebuild(Path file, Transaction transaction) {
        this.file = file;
        this.transaction = transaction;
    }

    /// The number of runs.
    int run(Function<List<Recorded>, RunRow> fold) throws SQLException {
        transaction.flush();
        for (var view : List.of("run", "task", "call")) {
            transaction.sqlite().execute("DELETE FROM " + view);
        }
        events();
        return runs(fold);
    }

    private void events() throws SQLException {
        var last = 0L;
        for (var more = true; more; ) {
            var records = records(transaction.sqlite().bind(VIEWED, last, CHUNK));
            for (var recorded : records) {
                transaction.views().event(recorded);
                last = recorded.seq();
            }
            transaction.flush();
            more = records.size() == CHUNK;
        }
    }

    private int runs(Function<List<Recorded>, RunRow> fold) throws SQLException {
        var count = 0;
        var subject = "";
        for (var subjects = subjects(subject); !subjects.isEmpty(); subjects = subjects(subject)) {
            for (var each : subjects) {
                var records = records(transaction.sqlite().bind(OF_SUBJECT, each));
                transaction.views().run(fold.apply(records), records.getFirst(), records.getLast());
                subject = each;
                count++;
            }
            transaction.flush();
        }
        return count;
    }

    private List<String> subjects(String after) throws SQLException {
        var found = new ArrayList<String>();
        try (var rows = transaction.sqlite().bind(SUBJECTS, after, CHUNK).executeQuery()) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
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
}
