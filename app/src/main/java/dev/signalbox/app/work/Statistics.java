package dev.signalbox.app.work;

import dev.signalbox.engine.store.EventLog;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.ChangesDropped;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// How often gates block, how often policy is violated, and how long phases take: counted from the log, from where it
/// was read last, so that each question reads only what is new.
public final class Statistics {
    private static final int PAGE = 1000;

    private final EventLog log;
    private final Map<TaskId, ProjectId> tasks = new HashMap<>();
    private final Map<RunId, Place> runs = new HashMap<>();
    private final Map<ProjectId, Tally> tallies =
            new TreeMap<>((a, b) -> a.value().compareTo(b.value()));
    private long read;

    /// Where a run is, and since when.
    private record Place(ProjectId project, String workflow, String phase, Instant since) {}

    public Statistics(EventLog log) {
        this.log = log;
    }

    /// The figures of all projects within reach, as of now.
    public synchronized Json.Obj of(Reach reach) {
        for (var page = log.read(read, PAGE); !page.isEmpty(); page = log.read(read, PAGE)) {
            page.forEach(this::add);
            read = page.getLast().seq();
        }
        var sum = new Tally();
        tallies.forEach((project, tally) -> {
            if (reach.covers(project)) {
                sum.add(tally);
            }
        });
        return sum.json();
    }

    private void add(Recorded recorded) {
        switch (recorded.event()) {
            case TaskCreated created -> tasks.put(created.task(), created.project());
            case RunEvent event -> run(recorded, event);
            case GateJudged judged -> tally(judged.run()).gate(workflow(judged.run()), judged);
            case CallDecided decided -> tally(decided.run()).call(decided);
            case ChangesDropped dropped -> tally(dropped.run()).dropped();
            case Event _ -> {
                // counts for nothing
            }
        }
    }

    private void run(Recorded recorded, RunEvent event) {
        switch (event) {
            case RunEvent.RunCreated created ->
                runs.put(
                        created.run(),
                        new Place(
                                tasks.getOrDefault(created.task(), ProjectId.DEFAULT),
                                created.workflow().name(),
                                "",
                                recorded.at()));
            case RunEvent.PhaseEntered entered -> moved(entered.run(), entered.phase(), recorded.at());
            case RunEvent.RunCompleted done -> over(done.run(), "completed", recorded.at());
            case RunEvent.RunFailed failed -> over(failed.run(), "failed", recorded.at());
            case RunEvent.RunTimedOut late -> over(late.run(), "timed_out", recorded.at());
            case RunEvent.RunCancelled cancelled -> over(cancelled.run(), "cancelled", recorded.at());
            case RunEvent _ -> {
                // neither moves nor ends it
            }
        }
    }

    private void over(RunId run, String state, Instant at) {
        moved(run, "", at);
        tally(run).ended(state);
    }

    private void moved(RunId run, String phase, Instant at) {
        var place = runs.get(run);
        if (place == null) {
            return;
        }
        if (!place.phase.isEmpty()) {
            tally(run).phase(place.workflow, place.phase, place.since, at);
        }
        runs.put(run, new Place(place.project, place.workflow, phase, at));
    }

    private Tally tally(RunId run) {
        var place = runs.get(run);
        return tallies.computeIfAbsent(place == null ? ProjectId.DEFAULT : place.project, _ -> new Tally());
    }

    private String workflow(RunId run) {
        var place = runs.get(run);
        return place == null ? "" : place.workflow;
    }
}
