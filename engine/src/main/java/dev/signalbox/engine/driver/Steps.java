package dev.signalbox.engine.driver;

import dev.signalbox.kernel.run.RunFacts;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Workflow;

/// The effects that the driving of a run consists of. Each may be done again after a crash.
public interface Steps {

    Workflow workflow();

    /// Clones the repository, fetches what its build needs, and looks at its tests as they are.
    void makeWorkspace(RunFacts facts) throws InterruptedException;

    /// Lets the workers of a phase work until each had its say.
    void letWork(RunFacts facts, Phase phase) throws InterruptedException;

    /// Gathers and records the evidence for a gate.
    void gather(RunFacts facts, Phase phase, Gate gate) throws InterruptedException;

    /// Writes what other tools read of a run: its gates as JUnit XML, its reviews as SARIF.
    void publish(RunFacts facts);

    /// What leaving a phase forward brings with it, such as freezing the tests.
    void leave(RunFacts facts, Phase phase, String to) throws InterruptedException;

    /// Makes the one clean commit and the last signed statement.
    Finished finish(RunFacts facts, Phase last) throws InterruptedException;

    /// What a finished run is known by.
    record Finished(String commit, String evidenceDigest) {}
}
