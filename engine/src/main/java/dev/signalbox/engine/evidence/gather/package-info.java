/// Gathers evidence: runs the project's tests and a gate's commands in clean boxes, on clean copies of a commit, and
/// looks at what differs.
///
/// [Provisioner] makes sure, once for each run, that the project's tests can run without a network. [TestRun] runs
/// them.
/// [EvidenceGatherer] answers all that a gate asks. Nothing of a worker's tree but its commit is looked at: no build
/// output, no ignored file, no report that was there before.
@NullMarked
package dev.signalbox.engine.evidence.gather;

import org.jspecify.annotations.NullMarked;
