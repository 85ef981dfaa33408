package dev.signalbox.engine.driver;

import dev.signalbox.engine.evidence.GateReportXml;
import dev.signalbox.engine.evidence.RunReports;
import dev.signalbox.engine.evidence.Sarif;
import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.engine.workspace.CommitText;
import dev.signalbox.engine.workspace.Created;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.ClaimDiffers;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.event.RunEvent.TestsFrozen;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.glob.GlobSet;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunFacts;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The effects of driving one run, on a real workspace with real workers.
public final class RunSteps implements Steps {
    /// The phase name under which the engine files what it saw before the first phase.
    private static final String BASELINE = "baseline";

    private static final String FREEZE_TESTS = "freeze_tests";

    private final RunDesk desk;
    private final Workflow workflow;
    private final TaskCreated task;
    private final Workshop shop;
    private final Records records;
    private boolean unlocked;

    public RunSteps(RunDesk desk, Workflow workflow, TaskCreated task, Workshop shop) {
        this.desk = desk;
        this.workflow = workflow;
        this.task = task;
        this.shop = shop;
        this.records = new Records(desk, shop.evidenceOf(desk.run()), shop.signer(), workflow);
    }

    @Override
    public Workflow workflow() {
        return workflow;
    }

    @Override
    public void makeWorkspace(RunFacts facts) throws InterruptedException {
        var created = facts.created();
        switch (shop.workspaces().create(Path.of(created.repository()), created.run(), created.profile())) {
            case Created.Refused(var reason, var fix) ->
                desk.steer(new RunCommand.Fail(desk.run(), reason + ". " + fix));
            case Created.Ready(var workspace, var uncommitted) -> {
                tellUncommitted(uncommitted);
                records.keep(BASELINE, shop.observer().baseline(workspace, facts), workspace.at(workspace.base()));
                desk.report(new WorkspaceReady(
                        desk.run(), workspace.tree().toString(), workspace.branch(), workspace.base()));
            }
        }
    }

    private void tellUncommitted(List<String> files) throws InterruptedException {
        if (!files.isEmpty()) {
            desk.report(new Noted(
                    desk.run(),
                    "uncommitted",
                    "%d changed files of the repository are not committed and not in the run".formatted(files.size()),
                    Json.obj().with("files", Json.strings(files))));
        }
    }

    @Override
    public void letWork(RunFacts facts, Phase phase) throws InterruptedException {
        new PhaseWork(desk, workflow, task, shop, workspace(facts)).run(facts, phase);
    }

    @Override
    public void gather(RunFacts facts, Phase phase, Gate gate) throws InterruptedException {
        var workspace = workspace(facts);
        var seen = shop.observer().gather(workspace, facts, gate);
        var revision = workspace.at(facts.commit());
        for (var evidence : seen) {
            records.keep(phase.id(), evidence, revision);
        }
        for (var difference : shop.observer().differences(facts, seen)) {
            desk.report(new ClaimDiffers(desk.run(), phase.id(), difference.claim(), difference.observed()));
        }
    }

    @Override
    public void publish(RunFacts facts) {
        var judgements = desk.control().events(desk.run()).stream()
                .map(Recorded::event)
                .flatMap(event -> event instanceof GateJudged judged ? judged(judged) : Stream.empty())
                .toList();
        var reports = new RunReports(shop.runs().resolve(desk.run().value()));
        reports.gates(GateReportXml.of(desk.run(), judgements));
        reports.reviews(Sarif.of(facts.shelf().artifacts(), facts.commit()));
    }

    private Stream<GateReportXml.Judged> judged(GateJudged event) {
        return workflow.phase(event.phase()).flatMap(phase -> phase.gate(event.gate())).stream()
                .map(gate -> new GateReportXml.Judged(gate, event));
    }

    @Override
    public void leave(RunFacts facts, Phase phase, String to) throws InterruptedException {
        var freezes = workflow.from(phase.id()).stream()
                .anyMatch(way -> way.to().equals(to) && way.triggers().contains(FREEZE_TESTS));
        if (freezes) {
            var tests = GlobSet.of(facts.created().profile().testPatterns().stream()
                    .map(Glob::of)
                    .toList());
            var digests = workspace(facts).at(facts.commit()).digests(tests::matches);
            desk.report(new TestsFrozen(desk.run(), digests));
        }
    }

    @Override
    public Finished finish(RunFacts facts, Phase last) throws InterruptedException {
        var workspace = workspace(facts);
        var digest = records.close(facts, workspace.at(facts.commit()));
        var summary = facts.caseFile()
                .artifact("completion")
                .flatMap(completion -> completion.content().text("summary"))
                .orElse(task.description());
        var snapshot = workspace.complete(new CommitText(task.title(), summary, task.task(), desk.run(), digest));
        return new Finished(snapshot.commit(), digest);
    }

    private Workspace workspace(RunFacts facts) {
        var workspace = shop.workspaces()
                .find(desk.run(), Path.of(facts.created().repository()))
                .orElseThrow(() -> new DriverFailure("the workspace of run %s is gone".formatted(desk.run())));
        if (!unlocked) {
            // A driver that was killed may have left locks of git.
            workspace.unlock();
            unlocked = true;
        }
        return workspace;
    }
}
