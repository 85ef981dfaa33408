package dev.signalbox.engine.store.sqlite;

import dev.signalbox.engine.store.RunRow;
import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.GateEvent;
import dev.signalbox.kernel.event.QualityEvent;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.TaskEvent;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.WatchEvent;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// Keeps the views with the log. Rows of runs are gathered and written once a transaction, however often they change.
final class ViewUpdates {
    private static final String RUN = """
            INSERT INTO run (run, task, workflow, version, repository, state, phase, round, note, turns, tokens,
                             micro_dollars, allowed, denied, tip, updated, newest, created)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (run) DO UPDATE SET
                state = excluded.state, phase = excluded.phase, round = excluded.round, note = excluded.note,
                turns = excluded.turns, tokens = excluded.tokens, micro_dollars = excluded.micro_dollars,
                allowed = excluded.allowed, denied = excluded.denied, tip = excluded.tip,
                updated = excluded.updated, newest = excluded.newest
            """;
    private static final String CALL =
            "INSERT INTO call (seq, run, call, phase, tool, decision) VALUES (?, ?, ?, ?, ?, ?)";
    private static final String ANSWERED = """
            UPDATE call SET answered = ?1
            WHERE seq = (SELECT max(seq) FROM call WHERE run = ?2 AND call = ?3 AND seq < ?1)
            """;
    private static final String FINISHED = """
            UPDATE call SET finished = ?1
            WHERE seq = (SELECT max(seq) FROM call WHERE run = ?2 AND call = ?3 AND seq < ?1)
            """;
    private static final String TASK_CREATED = """
            INSERT OR REPLACE INTO task (task, project, title, workflow, state, run, agent, created, updated)
            VALUES (?1, ?2, ?3, ?4, 'open', '', '', ?5, ?5)
            """;
    private static final String TASK_CLAIMED =
            "UPDATE task SET state = 'claimed', agent = ?2, updated = ?3 WHERE task = ?1";
    private static final String TASK_STARTED =
            "UPDATE task SET state = 'started', run = ?2, updated = ?3 WHERE task = ?1";
    private static final String TASK_CLOSED = "UPDATE task SET state = ?2, updated = ?3 WHERE task = ?1";

    private final Sqlite sqlite;
    private final Map<String, Changed> runs = new LinkedHashMap<>();
    private int calls;
    private int answers;
    private int ends;

    ViewUpdates(Sqlite sqlite) {
        this.sqlite = sqlite;
    }

    private record Changed(RunRow row, long created, Recorded newest) {}

    /// The row of a run as it is after its newest record.
    void run(RunRow row, Recorded newest) {
        runs.merge(
                row.run(),
                new Changed(row, Micros.of(newest.at()), newest),
                (before, after) -> new Changed(after.row, before.created, after.newest));
    }

    /// The row of a run that was made earlier.
    void run(RunRow row, Recorded first, Recorded newest) {
        runs.put(row.run(), new Changed(row, Micros.of(first.at()), newest));
    }

    void event(Recorded recorded) throws SQLException {
        switch (recorded.event()) {
            case ToolEvent tool -> tool(recorded, tool);
            case TaskEvent task -> task(recorded, task);
            case RunEvent _, GateEvent _, SessionEvent _, WatchEvent _, QualityEvent _ -> {
                // what they change is in the row of their run
            }
            case AccessEvent _ -> {
                // folded whole by whoever asks who is known
            }
        }
    }

    private void tool(Recorded recorded, ToolEvent event) throws SQLException {
        switch (event) {
            case ToolEvent.CallDecided decided -> {
                batch(
                        CALL,
                        recorded.seq(),
                        decided.run(),
                        decided.call(),
                        decided.phase(),
                        decided.tool(),
                        decided.decision().name().toLowerCase(Locale.ROOT));
                calls++;
            }
            case ToolEvent.CallAnswered answered -> {
                batch(ANSWERED, recorded.seq(), answered.run(), answered.call());
                answers++;
            }
            case ToolEvent.CallFinished finished -> {
                batch(FINISHED, recorded.seq(), finished.run(), finished.call());
                ends++;
            }
            case ToolEvent.ChangesDropped _ -> {
                // stands in the log alone
            }
        }
    }

    private void task(Recorded recorded, TaskEvent event) throws SQLException {
        var at = Micros.of(recorded.at());
        switch (event) {
            case TaskEvent.TaskCreated created ->
                now(TASK_CREATED, created.task(), created.project(), created.title(), created.workflow(), at);
            case TaskEvent.TaskClaimed claimed -> now(TASK_CLAIMED, claimed.task(), claimed.agent(), at);
            case TaskEvent.TaskStarted started -> now(TASK_STARTED, started.task(), started.run(), at);
            case TaskEvent.TaskClosed closed -> now(TASK_CLOSED, closed.task(), closed.done() ? "done" : "dropped", at);
        }
    }

    /// Sends what was gathered.
    void flush() throws SQLException {
        if (calls > 0) {
            sqlite.prepared(CALL).executeBatch();
        }
        if (answers > 0) {
            sqlite.prepared(ANSWERED).executeBatch();
        }
        if (ends > 0) {
            sqlite.prepared(FINISHED).executeBatch();
        }
        for (var changed : runs.values()) {
            write(changed);
        }
        forget();
    }

    /// Drops what was gathered.
    void forget() {
        calls = 0;
        answers = 0;
        ends = 0;
        runs.clear();
    }

    private void write(Changed changed) throws SQLException {
        var row = changed.row;
        now(
                RUN,
                row.run(),
                row.task(),
                row.workflow(),
                row.version(),
                row.repository(),
                row.state(),
                row.phase(),
                row.round(),
                row.note(),
                row.turns(),
                row.tokens(),
                row.microDollars(),
                row.allowed(),
                row.denied(),
                row.commit(),
                Micros.of(changed.newest.at()),
                changed.newest.seq(),
                changed.created);
    }

    private void now(String sql, Object... values) throws SQLException {
        sqlite.bind(sql, values).executeUpdate();
    }

    private void batch(String sql, Object... values) throws SQLException {
        sqlite.bind(sql, values).addBatch();
    }
}
