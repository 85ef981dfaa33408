package dev.signalbox.engine.driver;

import dev.signalbox.engine.evidence.EvidenceFolder;
import dev.signalbox.engine.token.Signer;
import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.engine.workspace.Revision;
import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.event.RunEvent.EvidenceGathered;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.run.RunFacts;
import dev.signalbox.kernel.workflow.Workflow;
import dev.signalbox.sdk.wire.EventText;
import dev.signalbox.sdk.wire.JsonText;
import java.util.Locale;

/// Signs what was seen, keeps it, and reports it.
final class Records {
    private final RunDesk desk;
    private final EvidenceFolder folder;
    private final Signer signer;
    private final Workflow workflow;

    Records(RunDesk desk, EvidenceFolder folder, Signer signer, Workflow workflow) {
        this.desk = desk;
        this.folder = folder;
        this.signer = signer;
        this.workflow = workflow;
    }

    /// One piece of evidence about a state of the tree.
    void keep(String phase, Evidence evidence, Revision revision) throws InterruptedException {
        var seen = JsonText.parse(EventText.write(new EvidenceGathered(desk.run(), phase, evidence, "")))
                .at("evidence")
                .orElseThrow();
        var kind = evidence.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        var digest =
                folder.add(phase + "-" + kind, subject(revision), context(phase).with("evidence", seen), signer);
        desk.report(new EvidenceGathered(desk.run(), phase, evidence, digest));
    }

    /// The last statement: what was handed in, by digest, and how often each phase was worked on.
    ///
    /// @return its digest
    String close(RunFacts facts, Revision revision) {
        var artifacts = facts.shelf().artifacts().stream().map(Records::named).toList();
        var rounds = Json.obj();
        for (var phase : workflow.phases()) {
            rounds = rounds.with(phase.id(), Json.of(facts.progress().rounds().getOrDefault(phase.id(), 0)));
        }
        var predicate = context("COMPLETE")
                .with("task", Json.of(facts.created().task().value()))
                .with("base", Json.of(facts.workspace().orElseThrow().baseCommit()))
                .with("artifacts", new Json.Arr(artifacts))
                .with("rounds", rounds)
                .with("calls_allowed", Json.of(facts.work().allowed()))
                .with("calls_denied", Json.of(facts.work().denied()));
        return folder.add("run", subject(revision), predicate, signer);
    }

    private EvidenceFolder.Subject subject(Revision revision) {
        return new EvidenceFolder.Subject(desk.run().value(), revision.commit(), revision.tree());
    }

    private Json.Obj context(String phase) {
        return Json.obj()
                .with("run", Json.of(desk.run().value()))
                .with("phase", Json.of(phase))
                .with("workflow", Json.of(workflow.name() + " " + workflow.version()))
                .with("workflow_digest", Json.of(workflow.digest()));
    }

    private static Json named(Artifact artifact) {
        return Json.obj()
                .with("type", Json.of(artifact.type()))
                .with("by", Json.of(artifact.by()))
                .with("sha256", Json.of(artifact.digest()));
    }
}
