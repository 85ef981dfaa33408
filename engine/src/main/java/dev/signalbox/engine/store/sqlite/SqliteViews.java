package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.CallFilter;
import dev.signalbox.engine.store.CallRow;
import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.engine.store.RunRow;
import dev.signalbox.engine.store.TaskRow;
import dev.signalbox.engine.store.Views;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The views as tables beside the log.
final class SqliteViews implements Views {
    private static final String TASKS = """
            SELECT task, project, title, workflow, state, run, agent, created, updated FROM task
            WHERE (?1 = '' OR task = ?1) ORDER BY created DESC, task LIMIT ?2
            """;

    private final Path file;
    private final Writer writer;
    private final Readers readers;

    SqliteViews(Path file, Writer writer, Readers readers) {
        this.file = file;
        this.writer = writer;
        this.readers = readers;
    }

    @Override
    public List<RunListed> runs(RunFilter filter) {
        return rows(RunQuery.of(filter), RunQuery::row);
    }

    @Override
    public Optional<RunListed> run(RunId run) {
        return rows(RunQuery.of(run), RunQuery::row).stream().findFirst();
    }

    @Override
    public List<TaskRow> tasks(int limit) {
        return rows(new Query(TASKS, "", Math.clamp(limit, 1, MAX_ROWS)), SqliteViews::task);
    }

    @Override
    public Optional<TaskRow> task(TaskId task) {
        return rows(new Query(TASKS, task, 1), SqliteViews::task).stream().findFirst();
    }

    private static TaskRow task(ResultSet row) throws SQLException {
        return new TaskRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                Micros.instant(row.getLong(8)),
                Micros.instant(row.getLong(9)));
    }

    @Override
    public List<CallRow> calls(CallFilter filter) {
        return rows(CallQuery.of(filter), row -> CallQuery.row(file, row));
    }

    @Override
    public List<Long> strayCalls(int limit) {
        return rows(new Query(CallQuery.STRAY, limit), row -> row.getLong(1));
    }

    private <T> List<T> rows(Query query, Row<T> row) {
        return readers.read("search", sqlite -> {
            var found = new ArrayList<T>();
            try (var rows = sqlite.bind(query.sql, query.values).executeQuery()) {
                while (rows.next()) {
                    found.add(row.of(rows));
                }
            }
            return found;
        });
    }

    @Override
    public void rebuild(Function<List<Recorded>, RunRow> fold) {
        writer.write("rebuild the views of", transaction -> new Rebuild(file, transaction).run(fold));
    }

    /// A question and its parameters.
    @SuppressWarnings("ArrayRecordComponent") // lives as long as one question
    record Query(String sql, Object... values) {}

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }
}
