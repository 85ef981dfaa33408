package dev.signalbox.kernel.run;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WorkflowRef;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.ToolRules;
import dev.signalbox.kernel.workflow.Transition;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A small workflow and runs of it: PLAN (approval), DO (two gates), REVIEW (sent back to DO at most twice).
final class Runs {
    static final RunId RUN = new RunId("run-1");
    static final Phase PLAN = phase("PLAN", List.of("planner"), gate("plan_gate", Gate.Type.APPROVAL));
    static final Phase DO = phase("DO", List.of("doer"), gate("do_gate", Gate.Type.VALIDATION), free("second_gate"));
    static final Phase REVIEW = phase("REVIEW", List.of("one", "two"), gate("review_gate", Gate.Type.VALIDATION));
    static final Workflow WORKFLOW = new Workflow(
            "small",
            "1",
            "A small workflow.",
            List.of(PLAN, DO, REVIEW),
            List.of(
                    new Transition("PLAN", "DO", "plan_gate", true, List.of(), 1),
                    new Transition("DO", "REVIEW", "do_gate", true, List.of(), 1),
                    new Transition("REVIEW", "DO", "", true, List.of(), 2)),
            new Enforcement(Enforcement.Mode.STRICT, 7200, Enforcement.ViolationAction.REJECT),
            List.of("planner", "doer", "one", "two"),
            "00");

    private Runs() {}

    static RunCreated created(Autonomy autonomy, Enforcement.Mode mode) {
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
                RUN,
                new TaskId("task-1"),
                new WorkflowRef("small", "1", "00", List.of("PLAN", "DO", "REVIEW")),
                "/repo",
                profile,
                autonomy,
                mode,
                "scripted",
                Budget.DEFAULT,
                Map.of());
    }

    static RunState begun(Autonomy autonomy) {
        var pending = RunMachine.first(created(autonomy, Enforcement.Mode.STRICT));
        var ready = RunMachine.after(pending, new WorkspaceReady(RUN, "/work", "signalbox/run-1", "c0"));
        return decided(ready, new RunCommand.Begin(RUN));
    }

    static RunState decided(RunState state, RunCommand command) {
        return switch (RunMachine.decide(state, command, WORKFLOW)) {
            case Outcome.Granted(var events) -> folded(state, events);
            case Outcome.Refused(var reasons) -> throw new AssertionError(command + " was refused: " + reasons);
        };
    }

    static RunState reported(RunState state, Event fact) {
        return switch (RunMachine.report(state, fact)) {
            case Outcome.Granted(var events) -> folded(state, events);
            case Outcome.Refused(var reasons) -> throw new AssertionError(fact + " was refused: " + reasons);
        };
    }

    static RunState folded(RunState state, List<Event> events) {
        var next = state;
        for (var event : events) {
            next = RunMachine.after(next, event);
        }
        return next;
    }

    /// A plan whose gate holds only when it has no open question.
    static Artifact plan(List<String> questions) {
        return new Artifact(
                "plan", "planner", Json.obj().with("open_questions", Json.strings(questions)), "d" + questions.size());
    }

    private static Phase phase(String id, List<String> roles, Gate... gates) {
        return new Phase(
                id,
                id,
                id,
                roles.getFirst(),
                List.of(new RequiredArtifact("plan", "plan", List.of())),
                List.of(gates),
                new ToolRules(
                        List.of("read_files"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ToolRules.Limits.DEFAULT),
                roles.size() > 1 ? roles : List.of(),
                "",
                3);
    }

    private static Gate gate(String id, Gate.Type type) {
        var check = new CheckSpec("no_open_questions", CheckSpec.Severity.BLOCKING, Optional.empty(), Json.obj());
        return new Gate(id, type, List.of(check), 60, List.of(), false);
    }

    private static Gate free(String id) {
        return new Gate(id, Gate.Type.VALIDATION, List.of(), 60, List.of(), false);
    }
}
