package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.Events;
import dev.signalbox.engine.store.SetClock;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.control.Decision.Accepted;
import dev.signalbox.kernel.control.Decision.Refused;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WorkflowRef;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.ToolRules;
import dev.signalbox.kernel.workflow.Transition;
import dev.signalbox.kernel.workflow.Workflow;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// A ledger on a directory, with a workflow of two phases whose gates ask for nothing: PLAN, then DO.
public final class Desk implements AutoCloseable {
    public final SealedStore store;
    public final Ledger ledger;

    public Desk(Path directory) {
        this(directory, new SetClock("2026-03-01T10:00:00Z"));
    }

    public Desk(Path directory, InstantSource clock) {
        this(directory, clock, Redactor.knowing(Map.of("DEPLOY_KEY", "very-secret-value")));
    }

    public Desk(Path directory, InstantSource clock, Redactor redactor) {
        store = SealedStore.open(directory, clock);
        ledger = new Ledger(store, created -> workflow(created.workflow().digest()), redactor::redact);
    }

    private static Workflow workflow(String digest) {
        return new Workflow(
                "small",
                "1",
                "A small workflow.",
                List.of(phase("PLAN"), phase("DO")),
                List.of(new Transition("PLAN", "DO", "plan_gate", true, List.of(), 1)),
                new Enforcement(Enforcement.Mode.STRICT, 7200, Enforcement.ViolationAction.REJECT),
                List.of("doer"),
                digest);
    }

    private static Phase phase(String id) {
        var gate = new Gate(
                id.equals("PLAN") ? "plan_gate" : "do_gate", Gate.Type.VALIDATION, List.of(), 60, List.of(), true);
        return new Phase(
                id,
                id,
                id,
                "doer",
                List.of(),
                List.of(gate),
                new ToolRules(
                        List.of("bash"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        ToolRules.Limits.DEFAULT),
                List.of(),
                "",
                3);
    }

    public Decision submit(Command command) {
        return ledger.submit(command);
    }

    public List<Recorded> accepted(Command command) {
        return switch (submit(command)) {
            case Accepted accepted -> accepted.events();
            case Refused refused -> throw new AssertionError(command + ": " + refused.reasons());
        };
    }

    public Decision report(Event fact) {
        return submit(new Command.Report("engine", fact));
    }

    public Decision steer(RunCommand command) {
        return submit(new Command.Steer("anna", command));
    }

    /// A run in PLAN, of the task `t1`.
    public void begin(String run) {
        create(run);
        accepted(new Command.Report("engine", new WorkspaceReady(new RunId(run), "/w", "signalbox/" + run, "c0")));
        accepted(new Command.Steer("engine", new RunCommand.Begin(new RunId(run))));
    }

    public void create(String run) {
        submit(new Command.CreateTask("anna", Events.task("t1")));
        accepted(new Command.CreateRun("anna", run(run, "00")));
    }

    public static RunCreated run(String run, String digest) {
        var plain = Events.run(run, "t1");
        return new RunCreated(
                plain.run(),
                plain.task(),
                new WorkflowRef("small", "1", digest, List.of("PLAN", "DO")),
                plain.repository(),
                plain.profile(),
                plain.autonomy(),
                plain.mode(),
                plain.model(),
                plain.budget(),
                plain.inputs());
    }

    public static Noted note(String run, String text) {
        return new Noted(new RunId(run), "test", text, Json.obj());
    }

    @Override
    public void close() {
        store.close();
    }
}
