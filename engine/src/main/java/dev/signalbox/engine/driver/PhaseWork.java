package dev.signalbox.engine.driver;

import dev.signalbox.engine.agent.Assignment;
import dev.signalbox.engine.agent.Contract;
import dev.signalbox.engine.agent.Ending;
import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.event.RunEvent.WorkCommitted;
import dev.signalbox.kernel.event.RunEvent.WorkDone;
import dev.signalbox.kernel.event.SessionEvent.Exit;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.event.ToolEvent.ChangesDropped;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.policy.WritablePaths;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunFacts;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;

/// One go of a phase's workers: side by side where the phase spawns several, each in a session of its own. What they
/// left outside of the phase's paths is taken back, the rest is committed.
final class PhaseWork {
    private static final String WORKER = "built-in";

    private final RunDesk desk;
    private final Workflow workflow;
    private final TaskCreated task;
    private final Workshop shop;
    private final Workspace workspace;

    PhaseWork(RunDesk desk, Workflow workflow, TaskCreated task, Workshop shop, Workspace workspace) {
        this.desk = desk;
        this.workflow = workflow;
        this.task = task;
        this.shop = shop;
        this.workspace = workspace;
    }

    void run(RunFacts facts, Phase phase) throws InterruptedException {
        workspace.unlock();
        var roles = phase.autoSpawn().isEmpty() ? List.of(phase.role()) : phase.autoSpawn();
        var endings = sideBySide(roles.stream()
                .filter(role -> !facts.progress().finished().contains(role))
                .<Callable<Ending>>map(role -> () -> shop.agent().work(assignment(facts, phase, role)))
                .toList());
        if (desk.state() instanceof RunState.Terminal) {
            return;
        }
        takeBack(facts, phase);
        commit(phase);
        var failed =
                endings.stream().filter(ending -> ending.exit() == Exit.FAILED).findFirst();
        if (failed.isPresent()) {
            askAbout(phase, failed.get());
        } else {
            desk.report(new WorkDone(desk.run(), phase.id()));
        }
    }

    private static List<Ending> sideBySide(List<Callable<Ending>> work) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var done = new ArrayList<Ending>();
            for (var session : threads.invokeAll(work)) {
                done.add(session.get());
            }
            return done;
        } catch (ExecutionException failed) {
            throw rethrown(failed);
        }
    }

    private static RuntimeException rethrown(ExecutionException failed) throws InterruptedException {
        return switch (failed.getCause()) {
            case InterruptedException interrupted -> throw interrupted;
            case RuntimeException unchecked -> unchecked;
            case Error bug -> throw bug;
            case null, default -> new IllegalStateException(failed);
        };
    }

    private Assignment assignment(RunFacts facts, Phase phase, String role) {
        var started = facts.work().open().values().stream()
                .filter(open -> open.role().equals(role))
                .findFirst()
                .orElseGet(() -> new SessionStarted(
                        new SessionId("s-" + shop.ids().get()),
                        desk.run(),
                        phase.id(),
                        role,
                        WORKER,
                        facts.created().model(),
                        ""));
        var contract = new Contract(
                workflow,
                phase,
                facts.created().profile(),
                shop.roles().apply(role).orElseThrow(() -> new DriverFailure("there is no role '%s'".formatted(role))),
                shop.schemas());
        return new Assignment(
                started,
                desk,
                new Bench(desk, workflow, shop, workspace, facts).toolbox(phase, started),
                shop.model().apply(facts.created().model()),
                contract.system(),
                contract.task(task, facts, role),
                phase.artifacts().stream().map(RequiredArtifact::type).toList(),
                shop.bounds(),
                shop.listener().apply(role));
    }

    private void takeBack(RunFacts facts, Phase phase) throws InterruptedException {
        var writable = WritablePaths.of(phase.tools(), facts.created().profile());
        var taken = workspace.revertOutside(writable::permits);
        if (!taken.isEmpty()) {
            desk.report(new ChangesDropped(desk.run(), new CallId("diff-check"), taken));
        }
    }

    private void commit(Phase phase) throws InterruptedException {
        var before = desk.state().facts().commit();
        var snapshot = workspace.commit("%s of run %s".formatted(phase.id(), desk.run()));
        if (!snapshot.commit().equals(before)) {
            desk.report(new WorkCommitted(desk.run(), phase.id(), snapshot.commit(), snapshot.tree()));
        }
    }

    /// A worker that could not work, for want of its model or of money, is no reason to judge the phase.
    private void askAbout(Phase phase, Ending failed) {
        var gate = Optional.ofNullable(
                phase.gates().isEmpty() ? null : phase.gates().getFirst().id());
        desk.steer(new RunCommand.Await(
                desk.run(),
                new Waiting.ForReview(
                        new ApprovalId("worker-" + shop.ids().get()),
                        gate.orElse(phase.id()),
                        "%s: the worker failed: %s. Accept to let it try again, reject to give up."
                                .formatted(phase.id(), failed.detail()))));
    }
}
