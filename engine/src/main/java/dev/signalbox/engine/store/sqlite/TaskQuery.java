package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.TaskFilter;
import dev.signalbox.engine.store.TaskRow;
import dev.signalbox.kernel.id.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;

/// Questions about tasks.
final class TaskQuery {
    private static final String SELECT =
            "SELECT task, project, title, workflow, state, run, agent, created, updated FROM task";

    private TaskQuery() {}

    static SqliteViews.Query of(TaskId task) {
        return new SqliteViews.Query(SELECT + " WHERE task = ?", task);
    }

    static SqliteViews.Query of(TaskFilter filter) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        if (!filter.states().isEmpty()) {
            where.add("state IN (%s)"
                    .formatted(String.join(
                            ", ", Collections.nCopies(filter.states().size(), "?"))));
            values.addAll(filter.states());
        }
        Projects.within(filter.reach(), where, values);
        filter.after().ifPresent(place -> {
            var at = Micros.of(place.created());
            where.add("(created < ? OR (created = ? AND task > ?))");
            values.add(at);
            values.add(at);
            values.add(place.task());
        });
        values.add(filter.limit());
        var condition = where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where);
        return new SqliteViews.Query(SELECT + condition + " ORDER BY created DESC, task LIMIT ?", values.toArray());
    }

    static TaskRow row(ResultSet row) throws SQLException {
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
}
