package dev.signalbox.bench;

import dev.signalbox.engine.ledger.Ledger;
import dev.signalbox.engine.ledger.Redactor;
import dev.signalbox.engine.ledger.SealedStore;
import dev.signalbox.engine.store.Chain;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WorkflowRef;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.ToolRules;
import dev.signalbox.kernel.workflow.Transition;
import dev.signalbox.kernel.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;

/// A data directory with a ledger as the product opens it, and runs of a workflow of two phases: PLAN, DO, and back as
/// often as asked.
final class Scene implements AutoCloseable {
    static final Workflow WORKFLOW = new Workflow(
            "small",
            "1",
            "A small workflow.",
            List.of(phase("PLAN"), phase("DO")),
            List.of(
                    new Transition("PLAN", "DO", "plan_gate", true, List.of(), 1),
                    new Transition("DO", "PLAN", "", true, List.of(), Integer.MAX_VALUE)),
            new Enforcement(Enforcement.Mode.STRICT, 7200, Enforcement.ViolationAction.REJECT),
            List.of("doer"),
            "5f".repeat(32));

    static final Profile PROFILE = new Profile(
            "maven",
            List.of("pom.xml"),
            List.of("src/test/**"),
            "mvn -q test",
            Profile.Report.JUNIT_XML,
            List.of(),
            List.of(),
            List.of("mvn", "./mvnw"),
            "",
            List.of());

    /// What an agent is shown of a test run.
    private static final String OUTPUT = "[INFO] Tests run: 12, Failures: 0, Errors: 0, Skipped: 0\n".repeat(4);

    private static final String DIGEST = Chain.digest(OUTPUT.getBytes(StandardCharsets.UTF_8));

    final SealedStore store;
    final Ledger ledger;

    Scene(Path data) {
        store = SealedStore.open(data, Clock.systemUTC());
        ledger = new Ledger(store, _ -> WORKFLOW, Redactor.knowingEnvironment(System.getenv())::redact);
    }

    private static Phase phase(String id) {
        var gate = new Gate(
                id.toLowerCase(java.util.Locale.ROOT) + "_gate", Gate.Type.VALIDATION, List.of(), 60, List.of(), true);
        var tools = new ToolRules(
                List.of("bash"), List.of(), List.of(), List.of(), List.of(), List.of(), ToolRules.Limits.DEFAULT);
        return new Phase(id, id, id, "doer", List.of(), List.of(gate), tools, List.of(), "", 3);
    }

    /// A run in PLAN, with an open session `s-RUN`.
    RunId begin(String name) {
        var run = new RunId(name);
        var task = new TaskId("task-" + name);
        submit(new Command.CreateTask(
                "bench",
                new TaskCreated(task, ProjectId.DEFAULT, "Add a feature", "", List.of(), List.of(), "w", List.of())));
        submit(new Command.CreateRun("bench", created(run, task)));
        report(new WorkspaceReady(run, "/w", "signalbox/" + name, "c0"));
        steer(new RunCommand.Begin(run));
        report(new SessionStarted(session(run), run, "PLAN", "doer", "built-in", "scripted", ""));
        return run;
    }

    private static RunCreated created(RunId run, TaskId task) {
        return new RunCreated(
                run,
                task,
                new WorkflowRef("small", "1", WORKFLOW.digest(), List.of("PLAN", "DO")),
                "/repo",
                PROFILE,
                Autonomy.GUARDED,
                Enforcement.Mode.STRICT,
                "scripted",
                Budget.DEFAULT,
                Map.of());
    }

    private static SessionId session(RunId run) {
        return new SessionId("s-" + run.value());
    }

    /// The intent of a tool call.
    static Event decided(RunId run, long number) {
        return new CallDecided(
                run,
                new CallId("call-" + number),
                session(run),
                new AgentId("agent-" + run.value()),
                "PLAN",
                "bash",
                "{\"command\":\"mvn -q test -Dtest=SlugTest 2>&1 | tail -n 40\",\"timeout\":120,\"cwd\":\"core\"}",
                dev.signalbox.kernel.event.ToolEvent.Decision.ALLOW,
                List.of());
    }

    /// Its effect.
    static Event finished(RunId run, long number) {
        return new CallFinished(run, new CallId("call-" + number), true, OUTPUT, DIGEST, 1234, "");
    }

    void report(Event fact) {
        submit(new Command.Report("engine", fact));
    }

    void steer(RunCommand command) {
        submit(new Command.Steer("engine", command));
    }

    private void submit(Command command) {
        if (ledger.submit(command) instanceof Decision.Refused(var reasons)) {
            throw new IllegalStateException(command + " was refused: " + reasons);
        }
    }

    @Override
    public void close() {
        store.close();
    }
}
