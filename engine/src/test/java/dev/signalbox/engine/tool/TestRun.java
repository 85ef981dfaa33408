package dev.signalbox.engine.tool;

import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WaitEnded;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.RunEvent.WorkflowRef;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.SessionEvent.ToolAsk;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.ToolRules;
import dev.signalbox.kernel.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// A run in its only phase, with an open session and a workspace, for tests. Only tests may be written in it.
public final class TestRun {
    public static final RunId RUN = new RunId("run-1");
    public static final SessionId SESSION = new SessionId("s1");

    private final Phase phase;
    private final Enforcement.Mode mode;
    private final Enforcement.ViolationAction violation;
    private final Autonomy autonomy;
    private final ControlPlane control;
    private final WorkFiles files;

    /// How a run is set up.
    public record Setup(
            ToolRules rules,
            List<String> artifacts,
            Enforcement.Mode mode,
            Enforcement.ViolationAction violation,
            Autonomy autonomy,
            Budget budget,
            InstantSource clock) {

        public static Setup standard() {
            var rules = new ToolRules(
                    List.of(
                            "read_files",
                            "write_files",
                            "edit_files",
                            "glob",
                            "grep",
                            "search_codebase",
                            "bash",
                            "ask_user_question",
                            "web_fetch",
                            "submit_artifact",
                            "count",
                            "slow"),
                    List.of(),
                    List.of("src/test/**"),
                    List.of(),
                    List.of(),
                    List.of(),
                    new ToolRules.Limits(20, 1 << 16, 4096));
            return new Setup(
                    rules,
                    List.of(),
                    Enforcement.Mode.STRICT,
                    Enforcement.ViolationAction.REJECT,
                    Autonomy.GUARDED,
                    Budget.DEFAULT,
                    InstantSource.system());
        }

        public Setup with(ToolRules other) {
            return new Setup(other, artifacts, mode, violation, autonomy, budget, clock);
        }

        public Setup with(Enforcement.Mode other) {
            return new Setup(rules, artifacts, other, violation, autonomy, budget, clock);
        }

        public Setup with(Enforcement.ViolationAction other) {
            return new Setup(rules, artifacts, mode, other, autonomy, budget, clock);
        }

        public Setup with(Autonomy other) {
            return new Setup(rules, artifacts, mode, violation, other, budget, clock);
        }

        public Setup with(Budget other) {
            return new Setup(rules, artifacts, mode, violation, autonomy, other, clock);
        }

        public Setup requiring(String... types) {
            return new Setup(rules, List.of(types), mode, violation, autonomy, budget, clock);
        }
    }

    private TestRun(Setup setup, Path workspace) throws IOException {
        Files.createDirectories(workspace);
        this.mode = setup.mode;
        this.violation = setup.violation;
        this.autonomy = setup.autonomy;
        this.phase = phase(setup);
        this.files = WorkFiles.open(workspace);
        var workflow = workflow(phase, violation, mode);
        this.control = new LogInMemory(created(setup, workflow), workflow, setup.clock);
        report(new WorkspaceReady(RUN, workspace.toString(), "signalbox/run-1", "c0"));
        steer(new RunCommand.Begin(RUN));
    }

    private TestRun(TestRun other, ControlPlane control) {
        this.mode = other.mode;
        this.violation = other.violation;
        this.autonomy = other.autonomy;
        this.phase = other.phase;
        this.files = other.files;
        this.control = control;
    }

    /// The same run, reached another way.
    public TestRun through(ControlPlane other) {
        return new TestRun(this, other);
    }

    public static TestRun begin(Setup setup, Path workspace) throws IOException {
        var run = new TestRun(setup, workspace);
        run.report(run.started(SESSION));
        return run;
    }

    /// Without a session.
    public static TestRun empty(Setup setup, Path workspace) throws IOException {
        return new TestRun(setup, workspace);
    }

    private static Phase phase(Setup setup) {
        return new Phase(
                "TDD",
                "Tests",
                "Write tests.",
                "tester",
                setup.artifacts.stream()
                        .map(type -> new RequiredArtifact(type, type, List.of()))
                        .toList(),
                List.of(),
                setup.rules,
                List.of(),
                "Write them first.",
                3);
    }

    private static Workflow workflow(Phase phase, Enforcement.ViolationAction violation, Enforcement.Mode mode) {
        return new Workflow(
                "small",
                "1",
                "A small workflow.",
                List.of(phase),
                List.of(),
                new Enforcement(mode, 7200, violation),
                List.of("tester"),
                "00");
    }

    private static RunCreated created(Setup setup, Workflow workflow) {
        return new RunCreated(
                RUN,
                new TaskId("task-1"),
                new WorkflowRef(workflow.name(), workflow.version(), workflow.digest(), List.of("TDD")),
                "/repo",
                profile(),
                setup.autonomy,
                setup.mode,
                "scripted",
                setup.budget,
                Map.of());
    }

    public static Profile profile() {
        return new Profile(
                "python",
                List.of("pyproject.toml"),
                List.of("src/test/**"),
                "python3 -m pytest",
                Profile.Report.JUNIT_XML,
                List.of(),
                List.of(),
                List.of("python3"),
                "",
                List.of());
    }

    public Phase phase() {
        return phase;
    }

    public Workflow workflow() {
        return workflow(phase, violation, mode);
    }

    public SessionStarted started(SessionId session) {
        return new SessionStarted(session, RUN, "TDD", "tester", "built-in", "scripted", "");
    }

    public ControlPlane control() {
        return control;
    }

    public WorkFiles files() {
        return files;
    }

    public RunDesk desk() {
        return new RunDesk(control, RUN, "tester");
    }

    public PhasePolicy policy() {
        return PhasePolicy.of(phase, profile(), autonomy.unruled());
    }

    public WriteGuard guard() {
        return new WriteGuard(files, policy().paths());
    }

    /// The file tools.
    public List<Tool> fileTools() {
        return List.of(
                new ReadFiles(files),
                new WriteFiles(guard()),
                new EditFiles(guard()),
                new GlobFiles(files),
                new Grep(files),
                new SearchCodebase(files));
    }

    public Toolbox toolbox(SessionId session, Collection<? extends Tool> tools) {
        var rules = new Rulebook(phase.id(), policy()::decide, phase.tools().limits(), mode, violation, autonomy);
        return new Toolbox(desk(), session, new AgentId("tester"), rules, List.copyOf(tools));
    }

    public Toolbox toolbox(Tool... more) {
        return toolbox(
                SESSION, Stream.concat(fileTools().stream(), Stream.of(more)).toList());
    }

    public static ToolAsk ask(String call, String tool, String args) {
        return new ToolAsk(new CallId(call), "native-" + call, tool, args);
    }

    public void report(Event fact) {
        accepted(control.submit(new Command.Report("test", fact)));
    }

    public void steer(RunCommand command) {
        accepted(control.submit(new Command.Steer("person", command)));
    }

    private static void accepted(Decision decision) {
        if (decision instanceof Decision.Refused(var reasons)) {
            throw new AssertionError(reasons);
        }
    }

    public List<Event> events() {
        return control.events(RUN).stream().map(Recorded::event).toList();
    }

    public <T extends Event> List<T> events(Class<T> kind) {
        return events().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /// Waits for a question and answers it, on a thread of its own.
    public Thread answering(boolean accepted, String text) {
        return Thread.ofVirtual().start(() -> answer(accepted, text));
    }

    private void answer(boolean accepted, String text) {
        try {
            steer(new RunCommand.Answer(RUN, nextQuestion().id(), accepted, text));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// The question that the run waits for, as soon as there is one.
    public Waiting nextQuestion() throws InterruptedException {
        while (true) {
            var asked = events(WaitStarted.class);
            var answered = events(WaitEnded.class);
            if (asked.size() > answered.size()) {
                return asked.getLast().waiting();
            }
            Thread.sleep(5);
        }
    }
}
