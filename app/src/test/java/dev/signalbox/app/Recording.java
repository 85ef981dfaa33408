package dev.signalbox.app;

import dev.signalbox.engine.store.Append;
import dev.signalbox.engine.store.Draft;
import dev.signalbox.engine.store.RunRow;
import dev.signalbox.engine.store.sqlite.SqliteStore;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.TaskEvent;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A log in which one run waits for an approval.
final class Recording {
    static final RunId RUN = new RunId("r-first");
    private static final TaskId TASK = new TaskId("t-first");

    private Recording() {}

    static void waitingRun(Path home) throws IOException {
        Files.createDirectories(home);
        try (var store = SqliteStore.open(home.resolve("ledger.db"), Clock.systemUTC())) {
            var created = created();
            append(store, List.of(task()), Optional.empty());
            var events = List.<Event>of(
                    created,
                    new RunEvent.WorkspaceReady(RUN, "/var/work", "signalbox/r-first", "a".repeat(40)),
                    new RunEvent.PhaseEntered(RUN, "PLAN", 1, RunEvent.Move.START),
                    new RunEvent.WaitStarted(
                            RUN,
                            new Waiting.ForApproval(
                                    new ApprovalId("a-one"), "plan_approved", "approve the\u001b[31m plan")));
            RunState state = RunMachine.first(created);
            for (var event : events.subList(1, events.size())) {
                state = RunMachine.after(state, event);
            }
            append(store, events, Optional.of(RunRow.of(state)));
        }
    }

    static void deniedCall(Path home) {
        try (var store = SqliteStore.open(home.resolve("ledger.db"), Clock.systemUTC())) {
            var denied = new ToolEvent.CallDecided(
                    RUN,
                    new CallId("c-one"),
                    new SessionId("s-one"),
                    new AgentId("planner"),
                    "PLAN",
                    "bash",
                    "{}",
                    ToolEvent.Decision.DENY,
                    List.of("bash is forbidden in phase PLAN"));
            append(store, List.of(denied), Optional.empty());
        }
    }

    private static void append(SqliteStore store, List<Event> events, Optional<RunRow> row) {
        store.log().append(new Append("engine", events.stream().map(Draft::of).toList(), Map.of(), row));
    }

    private static Event task() {
        return new TaskEvent.TaskCreated(
                TASK, new ProjectId("p"), "Add a flag", "", List.of(), List.of(), "tdd", List.of());
    }

    private static RunCreated created() {
        return new RunCreated(
                RUN,
                TASK,
                new RunEvent.WorkflowRef("tdd", "1.0", "0".repeat(64), List.of("PLAN", "TDD")),
                "/repo",
                new Profile(
                        "none",
                        List.of(),
                        List.of(),
                        "",
                        Profile.Report.JUNIT_XML,
                        List.of(),
                        List.of(),
                        List.of(),
                        "",
                        List.of()),
                Autonomy.GUARDED,
                Enforcement.Mode.STRICT,
                "scripted",
                Budget.DEFAULT,
                Map.of());
    }
}
