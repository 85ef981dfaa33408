package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.RunId;

/// What a run can be asked to do.
public sealed interface RunCommand {
    RunId run();

    /// Enter the first phase; the workspace is ready.
    record Begin(RunId run) implements RunCommand {}

    /// Judge a gate of the current phase by the artifacts and the evidence recorded since it was last judged.
    record JudgeGate(RunId run, String gate) implements RunCommand {}

    /// Go on to a later phase; every gate on the way has held in this round.
    record Advance(RunId run, String to) implements RunCommand {}

    /// Go back to an earlier phase, as often as the workflow allows.
    record Rework(RunId run, String to) implements RunCommand {}

    /// The last phase's gates have held and the work is committed.
    record Complete(RunId run, String commit, String evidenceDigest) implements RunCommand {}

    /// Wait for somebody.
    record Await(RunId run, Waiting waiting) implements RunCommand {}

    /// Answer what is waited for.
    record Answer(RunId run, ApprovalId id, boolean accepted, String text) implements RunCommand {}

    record Pause(RunId run, String reason) implements RunCommand {}

    record Resume(RunId run) implements RunCommand {}

    record Cancel(RunId run, String reason) implements RunCommand {}

    record Fail(RunId run, String reason) implements RunCommand {}

    record TimeOut(RunId run, String reason) implements RunCommand {}

    record RaiseBudget(RunId run, Budget budget) implements RunCommand {}
}
