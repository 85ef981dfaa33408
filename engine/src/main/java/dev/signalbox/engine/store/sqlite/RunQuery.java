package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.engine.store.RunRow;
import dev.signalbox.kernel.id.RunId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;

/// Questions about runs.
final class RunQuery {
    private static final String SELECT = """
            SELECT run.run, run.task, run.workflow, run.version, run.repository, run.state, run.phase, run.round,
                   run.note, run.turns, run.tokens, run.micro_dollars, run.allowed, run.denied, run.tip,
                   coalesce(task.title, ''), run.created, run.updated, run.newest
            FROM run LEFT JOIN task ON task.task = run.task
            """;

    private RunQuery() {}

    static SqliteViews.Query of(RunId run) {
        return new SqliteViews.Query(SELECT + " WHERE run.run = ?", run);
    }

    static SqliteViews.Query of(RunFilter filter) {
        var values = new ArrayList<Object>(filter.states());
        var where = new ArrayList<String>();
        if (!values.isEmpty()) {
            where.add("run.state IN (%s)".formatted(String.join(", ", Collections.nCopies(values.size(), "?"))));
        }
        filter.task().ifPresent(task -> {
            where.add("run.task = ?");
            values.add(task);
        });
        Projects.within(filter.reach(), where, values);
        if (filter.before() != Long.MAX_VALUE) {
            where.add("run.newest < ?");
            values.add(filter.before());
        }
        values.add(filter.limit());
        var condition = where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where);
        return new SqliteViews.Query(
                SELECT + condition + " ORDER BY run.updated DESC, run.newest DESC LIMIT ?", values.toArray());
    }

    static RunListed row(ResultSet row) throws SQLException {
        var run = new RunRow(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getInt(8),
                row.getString(9),
                row.getInt(10),
                row.getLong(11),
                row.getLong(12),
                row.getInt(13),
                row.getInt(14),
                row.getString(15));
        return new RunListed(
                run,
                row.getString(16),
                Micros.instant(row.getLong(17)),
                Micros.instant(row.getLong(18)),
                row.getLong(19));
    }
}
