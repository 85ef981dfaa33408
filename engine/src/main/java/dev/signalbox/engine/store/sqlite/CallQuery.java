package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.CallFilter;
import dev.signalbox.engine.store.CallRow;
import dev.signalbox.kernel.event.Recorded;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Questions about tool calls.
final class CallQuery {
    private static final String SELECT = """
            SELECT coalesce(run.task, ''),
                   d.seq, d.at, d.actor, d.event, a.seq, a.at, a.actor, a.event, f.seq, f.at, f.actor, f.event
            FROM call
            JOIN log d ON d.seq = call.seq
            LEFT JOIN log a ON a.seq = call.answered
            LEFT JOIN log f ON f.seq = call.finished
            LEFT JOIN run ON run.run = call.run
            LEFT JOIN task ON task.task = run.task
            """;

    /// Calls that were decided and are not listed as they were, and listed ones that were not decided.
    static final String STRAY = """
            SELECT seq FROM (
                SELECT log.seq FROM log LEFT JOIN call ON call.seq = log.seq
                WHERE log.event LIKE '{"type":"tool.call_decided"%'
                    -- what is no JSON any more is for the chain to tell
                    AND CASE WHEN json_valid(log.event) THEN
                        (call.run, call.call, call.phase, call.tool, call.decision)
                            IS NOT (log.event ->> 'run', log.event ->> 'call', log.event ->> 'phase',
                                    log.event ->> 'tool', log.event ->> 'decision')
                        ELSE call.seq IS NULL END
                UNION ALL
                SELECT call.seq FROM call LEFT JOIN log ON log.seq = call.seq
                WHERE log.seq IS NULL OR log.event NOT LIKE '{"type":"tool.call_decided"%')
            ORDER BY seq LIMIT ?
            """;

    private CallQuery() {}

    static SqliteViews.Query of(CallFilter filter) {
        var where = new ArrayList<String>();
        var values = new ArrayList<Object>();
        filter.run().ifPresent(run -> and("call.run = ?", run, where, values));
        filter.phase().ifPresent(phase -> and("call.phase = ?", phase, where, values));
        filter.tool().ifPresent(tool -> and("call.tool = ?", tool, where, values));
        filter.decision().ifPresent(decision -> and("call.decision = ?", decision, where, values));
        filter.since().ifPresent(since -> and("d.at >= ?", Micros.of(since), where, values));
        Projects.within(filter.reach(), where, values);
        var order = switch (filter.page()) {
            case CallFilter.Page.After(var seq) -> {
                and("call.seq > ?", seq, where, values);
                yield " ORDER BY call.seq ASC LIMIT ?";
            }
            case CallFilter.Page.Before(var seq) -> {
                and("call.seq < ?", seq, where, values);
                yield " ORDER BY call.seq DESC LIMIT ?";
            }
        };
        values.add(filter.limit());
        return new SqliteViews.Query(SELECT + " WHERE " + String.join(" AND ", where) + order, values.toArray());
    }

    private static void and(String condition, Object value, List<String> where, List<Object> values) {
        where.add(condition);
        values.add(value);
    }

    static CallRow row(Path file, ResultSet row) throws SQLException {
        return new CallRow(
                row.getString(1),
                Records.of(file, row.getLong(2), row.getLong(3), row.getString(4), row.getString(5)),
                record(file, row, 6),
                record(file, row, 10));
    }

    private static Optional<Recorded> record(Path file, ResultSet row, int column) throws SQLException {
        var event = row.getString(column + 3);
        return event == null
                ? Optional.empty()
                : Optional.of(Records.of(
                        file, row.getLong(column), row.getLong(column + 1), row.getString(column + 2), event));
    }
}
