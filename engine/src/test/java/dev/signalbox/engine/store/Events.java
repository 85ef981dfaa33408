package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.event.RunEvent.WorkflowRef;
import dev.signalbox.kernel.event.SessionEvent.Prompted;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Profile;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Events to store.
public final class Events {
    private Events() {}

    public static Append wish(Event... events) {
        return new Append("engine", Arrays.stream(events).map(Draft::of).toList(), Map.of(), Optional.empty());
    }

    public static Append wish(long expected, Event event) {
        var draft = Draft.of(event);
        return new Append("engine", List.of(draft), Map.of(draft.subject(), expected), Optional.empty());
    }

    public static Event paused(String run, String reason) {
        return new RunPaused(new RunId(run), reason);
    }

    public static Event prompted(String run, String text) {
        return new Prompted(new SessionId("s1"), new RunId(run), text);
    }

    public static TaskCreated task(String task) {
        return task(task, ProjectId.DEFAULT.value());
    }

    public static TaskCreated task(String task, String project) {
        return new TaskCreated(
                new TaskId(task),
                new ProjectId(project),
                "Add a feature",
                "It is missing",
                List.of(),
                List.of(),
                "tdd",
                List.of());
    }

    public static RunCreated run(String run, String task) {
        var profile = new Profile(
                "maven",
                List.of("pom.xml"),
                List.of("src/test/**"),
                "mvn test",
                Profile.Report.JUNIT_XML,
                List.of(),
                List.of(),
                List.of("mvn"),
                "",
                List.of());
        return new RunCreated(
                new RunId(run),
                new TaskId(task),
                new WorkflowRef("tdd", "1", "00", List.of("PLAN", "DO")),
                "/repo",
                profile,
                Autonomy.GUARDED,
                Enforcement.Mode.STRICT,
                "scripted",
                Budget.DEFAULT,
                Map.of());
    }

    public static CallDecided decided(String run, String call, String tool, Decision decision) {
        return new CallDecided(
                new RunId(run),
                new CallId(call),
                new SessionId("s1"),
                new AgentId("coder"),
                "PLAN",
                tool,
                "{\"path\":\"src/A.java\"}",
                decision,
                decision == Decision.ALLOW ? List.of() : List.of("not in this phase"));
    }

    public static CallFinished finished(String run, String call) {
        return new CallFinished(new RunId(run), new CallId(call), true, "done", "ab12", 5, "");
    }
}
