package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.CallFilter;
import dev.signalbox.engine.store.CallRow;
import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.engine.store.RunRow;
import dev.signalbox.engine.store.TaskFilter;
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
    public List<TaskRow> tasks(TaskFilter filter) {
        return rows(TaskQuery.of(filter), TaskQuery::row);
    }

    @Override
    public Optional<TaskRow> task(TaskId task) {
        return rows(TaskQuery.of(task), TaskQuery::row).stream().findFirst();
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
