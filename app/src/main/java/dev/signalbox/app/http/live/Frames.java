package dev.signalbox.app.http.live;

import dev.signalbox.app.http.Gate.Tenants;
import dev.signalbox.app.work.Story;
import dev.signalbox.app.work.Style;
import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.GateEvent;
import dev.signalbox.kernel.event.QualityEvent;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.TaskEvent;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.WatchEvent;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.sdk.wire.EventText;
import dev.signalbox.sdk.wire.JsonText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Makes frames of records that come in the order of the log: `{seq, timestamp, task_id, run_id, status, progress,
/// message, event}`. Status and progress are those right after the record. Used by one thread.
final class Frames {
    private static final int MOST_RUNS = 512;
    private static final Style PLAIN = Style.PLAIN;

    private final EventLog log;
    private final Tenants tenants;
    private final Story story = new Story(PLAIN);
    private final Map<RunId, RunState> states = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, RunState> eldest) {
            return size() > MOST_RUNS;
        }
    };

    /// Where something stands right after a record.
    private record Standing(String status, int progress) {}

    Frames(EventLog log, Tenants tenants) {
        this.log = log;
        this.tenants = tenants;
    }

    Frame of(Recorded recorded) {
        return switch (recorded.event()) {
            case TaskEvent task -> ofTask(recorded, task);
            case RunEvent event -> ofRun(recorded, event.run());
            case GateEvent event -> ofRun(recorded, event.run());
            case SessionEvent event -> ofRun(recorded, event.run());
            case ToolEvent event -> ofRun(recorded, event.run());
            case WatchEvent event -> ofRun(recorded, event.run());
            case QualityEvent event -> ofRun(recorded, event.run());
            case AccessEvent _ -> new Frame(recorded.seq(), Optional.empty(), Optional.empty(), "");
        };
    }

    private Frame ofTask(Recorded recorded, TaskEvent event) {
        var status = switch (event) {
            case TaskEvent.TaskCreated _ -> "pending";
            case TaskEvent.TaskClaimed _, TaskEvent.TaskStarted _ -> "running";
            case TaskEvent.TaskClosed closed -> closed.done() ? "completed" : "cancelled";
        };
        var project = event instanceof TaskEvent.TaskCreated created
                ? Optional.of(created.project())
                : tenants.of(event.task());
        return frame(recorded, event.task(), Optional.empty(), project, new Standing(status, 0));
    }

    private Frame ofRun(Recorded recorded, RunId run) {
        var state = stateAfter(recorded, run);
        var task = state.facts().created().task();
        return frame(recorded, task, Optional.of(run), tenants.of(task), new Standing(state.word(), progress(state)));
    }

    private RunState stateAfter(Recorded recorded, RunId run) {
        var before = states.get(run);
        var after = before == null ? folded(run, recorded.seq()) : RunMachine.after(before, recorded.event());
        states.put(run, after);
        return after;
    }

    private RunState folded(RunId run, long upTo) {
        RunState state = null;
        for (var recorded : log.read(Subject.of(run), 0)) {
            if (recorded.seq() <= upTo) {
                state = state == null
                        ? RunMachine.first((RunCreated) recorded.event())
                        : RunMachine.after(state, recorded.event());
            }
        }
        if (state == null) {
            throw new IllegalStateException("run %s has no beginning".formatted(run));
        }
        return state;
    }

    /// Which share of the phases lies behind, in percent.
    private static int progress(RunState state) {
        var facts = state.facts();
        var phases = facts.created().workflow().phases();
        if (state instanceof RunState.Completed) {
            return 100;
        }
        return phases.isEmpty() ? 0 : 100 * Math.max(0, phases.indexOf(facts.phase())) / phases.size();
    }

    private Frame frame(
            Recorded recorded, TaskId task, Optional<RunId> run, Optional<ProjectId> project, Standing standing) {
        var json = Json.obj()
                .with("seq", Json.of(recorded.seq()))
                .with("timestamp", Json.of(recorded.at().toString()))
                .with("task_id", Json.of(task.value()))
                .with("run_id", Json.of(run.map(RunId::value).orElse("")))
                .with("status", Json.of(standing.status))
                .with("progress", Json.of(standing.progress))
                .with("message", Json.of(String.join("\n", story.lines(recorded))))
                .with("by", Json.of(recorded.by()))
                .with("event", Json.obj());
        var text = JsonText.print(json);
        // the event's own text, without reading it only to write it again
        var whole = text.substring(0, text.length() - "{}}".length()) + EventText.write(recorded.event()) + "}";
        return new Frame(recorded.seq(), run, project, whole);
    }
}
