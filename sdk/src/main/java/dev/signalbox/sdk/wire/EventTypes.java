package dev.signalbox.sdk.wire;

import static java.util.Map.entry;

import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.GateEvent;
import dev.signalbox.kernel.event.QualityEvent;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.TaskEvent;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.event.WatchEvent;
import java.util.Map;

/// The names under which closed families are stored. A name that was used once is never changed and never given to
/// anything else, whatever becomes of the class.
final class EventTypes {
    static final Map<String, Class<? extends Event>> EVENTS = Map.ofEntries(
            entry("task.created", TaskEvent.TaskCreated.class),
            entry("task.claimed", TaskEvent.TaskClaimed.class),
            entry("task.started", TaskEvent.TaskStarted.class),
            entry("task.closed", TaskEvent.TaskClosed.class),
            entry("run.created", RunEvent.RunCreated.class),
            entry("run.workspace_ready", RunEvent.WorkspaceReady.class),
            entry("run.phase_entered", RunEvent.PhaseEntered.class),
            entry("run.artifact_submitted", RunEvent.ArtifactSubmitted.class),
            entry("run.evidence_gathered", RunEvent.EvidenceGathered.class),
            entry("run.tests_frozen", RunEvent.TestsFrozen.class),
            entry("run.claim_differs", RunEvent.ClaimDiffers.class),
            entry("run.work_done", RunEvent.WorkDone.class),
            entry("run.work_committed", RunEvent.WorkCommitted.class),
            entry("run.wait_started", RunEvent.WaitStarted.class),
            entry("run.wait_ended", RunEvent.WaitEnded.class),
            entry("run.paused", RunEvent.RunPaused.class),
            entry("run.resumed", RunEvent.RunResumed.class),
            entry("run.budget_raised", RunEvent.BudgetRaised.class),
            entry("run.budget_warned", RunEvent.BudgetWarned.class),
            entry("run.driver_started", RunEvent.DriverStarted.class),
            entry("run.completed", RunEvent.RunCompleted.class),
            entry("run.failed", RunEvent.RunFailed.class),
            entry("run.timed_out", RunEvent.RunTimedOut.class),
            entry("run.cancelled", RunEvent.RunCancelled.class),
            entry("run.merged", RunEvent.RunMerged.class),
            entry("run.noted", RunEvent.Noted.class),
            entry("gate.judged", GateEvent.GateJudged.class),
            entry("session.started", SessionEvent.SessionStarted.class),
            entry("session.prompted", SessionEvent.Prompted.class),
            entry("session.replied", SessionEvent.Replied.class),
            entry("session.compacted", SessionEvent.Compacted.class),
            entry("session.ended", SessionEvent.SessionEnded.class),
            entry("tool.call_decided", ToolEvent.CallDecided.class),
            entry("tool.call_answered", ToolEvent.CallAnswered.class),
            entry("tool.call_finished", ToolEvent.CallFinished.class),
            entry("tool.changes_dropped", ToolEvent.ChangesDropped.class),
            entry("watch.watcher_spoke", WatchEvent.WatcherSpoke.class),
            entry("quality.estimated", QualityEvent.QualityEstimated.class),
            entry("access.project_added", AccessEvent.ProjectAdded.class),
            entry("access.user_added", AccessEvent.UserAdded.class),
            entry("access.user_changed", AccessEvent.UserChanged.class),
            entry("access.password_set", AccessEvent.PasswordSet.class),
            entry("access.user_removed", AccessEvent.UserRemoved.class),
            entry("access.link_made", AccessEvent.LinkMade.class),
            entry("access.link_used", AccessEvent.LinkUsed.class),
            entry("access.key_made", AccessEvent.KeyMade.class),
            entry("access.key_revoked", AccessEvent.KeyRevoked.class),
            entry("access.signed_in", AccessEvent.SignedIn.class),
            entry("access.signed_out", AccessEvent.SignedOut.class),
            entry("access.refused", AccessEvent.AccessRefused.class));

    static final Map<String, Class<? extends Waiting>> WAITINGS = Map.of(
            "approval", Waiting.ForApproval.class,
            "call", Waiting.ForCall.class,
            "answer", Waiting.ForAnswer.class,
            "review", Waiting.ForReview.class,
            "budget", Waiting.ForBudget.class,
            "half_done", Waiting.ForHalfDone.class);

    static final Map<String, Class<? extends Evidence>> EVIDENCE = Map.of(
            "tests", Evidence.Tests.class,
            "changes", Evidence.Changes.class,
            "digests", Evidence.Digests.class,
            "hits", Evidence.Hits.class,
            "observation", Evidence.Observation.class,
            "unverifiable", Evidence.Unverifiable.class);

    static final Map<String, Class<? extends TestResult>> TEST_RESULTS = Map.of(
            "ran", TestResult.Ran.class,
            "not_built", TestResult.NotBuilt.class,
            "unknown", TestResult.Unknown.class);

    private EventTypes() {}
}
