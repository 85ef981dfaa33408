package dev.signalbox.engine.driver;

import dev.signalbox.engine.sandbox.Mount;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.run.RunFacts;
import dev.signalbox.kernel.workflow.Gate;
import java.util.List;

/// The driver's eyes: what the engine looks at itself.
public interface Observer {

    /// Fetches what the build needs, and runs the tests as they were before anybody worked.
    Evidence baseline(Workspace workspace, RunFacts facts) throws InterruptedException;

    /// Everything that the checks of a gate ask for, seen on the newest commit of the run.
    List<Evidence> gather(Workspace workspace, RunFacts facts, Gate gate) throws InterruptedException;

    /// Where what workers claimed is not what was seen.
    List<Difference> differences(RunFacts facts, List<Evidence> seen);

    /// What a box on the run's tree needs besides the tree: git's data, caches of the build.
    List<Mount.Extra> mounts(Workspace workspace);

    /// A claim beside what was seen.
    record Difference(String claim, String observed) {}
}
