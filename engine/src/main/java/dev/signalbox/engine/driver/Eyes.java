package dev.signalbox.engine.driver;

import dev.signalbox.engine.evidence.Claims;
import dev.signalbox.engine.evidence.gather.EvidenceGatherer;
import dev.signalbox.engine.evidence.gather.Inquiry;
import dev.signalbox.engine.evidence.gather.Provisioner;
import dev.signalbox.engine.evidence.gather.Provisions;
import dev.signalbox.engine.sandbox.Mount;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.glob.GlobSet;
import dev.signalbox.kernel.run.RunFacts;
import dev.signalbox.kernel.workflow.Gate;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Looks at real projects: test runs in clean boxes, diffs, files.
///
/// @param progress hears what takes long, a sentence at a time
public record Eyes(Provisioner provisioner, EvidenceGatherer gatherer, Consumer<String> progress) implements Observer {

    @Override
    public Evidence baseline(Workspace workspace, RunFacts facts) throws InterruptedException {
        var created = facts.created();
        return provisioner
                .provide(workspace, Path.of(created.repository()), created.profile(), progress)
                .baseline();
    }

    @Override
    public List<Evidence> gather(Workspace workspace, RunFacts facts, Gate gate) throws InterruptedException {
        var created = facts.created();
        var inquiry = new Inquiry(
                gate,
                facts.commit(),
                created.profile(),
                facts.shelf().artifacts(),
                facts.seen().frozen(),
                created.inputs());
        return gatherer.gather(workspace, provisions(workspace), inquiry);
    }

    @Override
    public List<Difference> differences(RunFacts facts, List<Evidence> seen) {
        var tests = GlobSet.of(
                facts.created().profile().testPatterns().stream().map(Glob::of).toList());
        return new Claims(seen, tests::matches)
                .differences(facts.shelf().artifacts()).stream()
                        .map(found -> new Difference(found.claim(), found.observed()))
                        .toList();
    }

    @Override
    public List<Mount.Extra> mounts(Workspace workspace) {
        return provisions(workspace).mounts(workspace.tree());
    }

    private Provisions provisions(Workspace workspace) {
        return provisioner
                .recall(workspace)
                .orElseThrow(() -> new DriverFailure(
                        "nothing says what the boxes of %s need; start the run anew".formatted(workspace.tree())));
    }
}
