package dev.signalbox.kernel.run;

import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestHistory;
import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.QualityEvent;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.ArtifactSubmitted;
import dev.signalbox.kernel.event.RunEvent.BudgetRaised;
import dev.signalbox.kernel.event.RunEvent.BudgetWarned;
import dev.signalbox.kernel.event.RunEvent.ClaimDiffers;
import dev.signalbox.kernel.event.RunEvent.DriverStarted;
import dev.signalbox.kernel.event.RunEvent.EvidenceGathered;
import dev.signalbox.kernel.event.RunEvent.Move;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.event.RunEvent.RunCancelled;
import dev.signalbox.kernel.event.RunEvent.RunCompleted;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.RunFailed;
import dev.signalbox.kernel.event.RunEvent.RunMerged;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.event.RunEvent.RunResumed;
import dev.signalbox.kernel.event.RunEvent.RunTimedOut;
import dev.signalbox.kernel.event.RunEvent.TestsFrozen;
import dev.signalbox.kernel.event.RunEvent.WaitEnded;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.RunEvent.WorkCommitted;
import dev.signalbox.kernel.event.RunEvent.WorkDone;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.SessionEvent.SessionEnded;
import dev.signalbox.kernel.event.TaskEvent;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.event.WatchEvent;
import dev.signalbox.kernel.run.RunState.Cancelled;
import dev.signalbox.kernel.run.RunState.Completed;
import dev.signalbox.kernel.run.RunState.Failed;
import dev.signalbox.kernel.run.RunState.Paused;
import dev.signalbox.kernel.run.RunState.Pending;
import dev.signalbox.kernel.run.RunState.Running;
import dev.signalbox.kernel.run.RunState.Terminal;
import dev.signalbox.kernel.run.RunState.TimedOut;
import dev.signalbox.kernel.run.RunState.Waits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How events become state.
final class RunFold {
    /// The phase name under which the engine files what it saw before the first phase.
    static final String BASELINE = "baseline";

    private RunFold() {}

    static RunState after(RunState state, Event event) {
        return switch (event) {
            case RunEvent run -> after(state, run);
            case GateJudged judged -> keep(state, judged(state.facts(), judged));
            case SessionEvent session -> keep(state, session(state.facts(), session));
            case ToolEvent tool ->
                keep(state, state.facts().with(state.facts().work().after(tool)));
            case TaskEvent _, WatchEvent _, QualityEvent _, AccessEvent _ -> state;
        };
    }

    private static RunState after(RunState state, RunEvent event) {
        var facts = state.facts();
        return switch (event) {
            case RunCreated created -> new Pending(RunFacts.of(created));
            case WorkspaceReady ready -> keep(state, facts.with(ready));
            case PhaseEntered entered -> new Running(entering(facts, entered));
            case ArtifactSubmitted in -> keep(state, facts.with(facts.shelf().with(in.phase(), in.artifact())));
            case EvidenceGathered gathered -> keep(state, seeing(facts, gathered));
            case TestsFrozen frozen -> keep(state, freezing(facts, frozen.digests()));
            case WorkDone _ -> keep(state, facts.with(facts.progress().workDone()));
            case WorkCommitted committed -> keep(state, facts.withCommit(committed.commit()));
            case WaitStarted started -> waiting(state, started.waiting());
            case WaitEnded ended -> answered(state, ended);
            case RunPaused paused -> new Paused(facts, paused.reason(), open(state));
            case RunResumed _ -> resumed(facts, open(state));
            case BudgetRaised raised -> keep(state, facts.with(raised.budget()));
            case RunCompleted done -> new Completed(facts, done.commit(), done.evidenceDigest());
            case RunFailed failed -> new Failed(facts, failed.reason());
            case RunTimedOut late -> new TimedOut(facts, late.reason());
            case RunCancelled cancelled -> new Cancelled(facts, cancelled.reason());
            case ClaimDiffers _, BudgetWarned _, DriverStarted _, RunMerged _, Noted _ -> state;
        };
    }

    private static RunFacts entering(RunFacts facts, PhaseEntered entered) {
        var progress = facts.progress().entering(entered.phase(), entered.round(), entered.move() == Move.REWORK);
        return facts.with(progress)
                .with(facts.shelf().reentering(entered.phase()))
                .with(evidence(facts, List.of()));
    }

    private static RunFacts judged(RunFacts facts, GateJudged judged) {
        return facts.with(facts.progress().judging(judged)).with(evidence(facts, List.of()));
    }

    private static RunFacts session(RunFacts facts, SessionEvent event) {
        var before = facts.work().open();
        var next = facts.with(facts.work().after(event));
        return event instanceof SessionEnded ended && before.containsKey(ended.session())
                ? next.with(
                        next.progress().finishing(before.get(ended.session()).role()))
                : next;
    }

    private static RunFacts.Seen evidence(RunFacts facts, List<Evidence> evidence) {
        return new RunFacts.Seen(evidence, facts.seen().frozen(), facts.seen().history());
    }

    private static RunFacts freezing(RunFacts facts, Map<String, String> digests) {
        return facts.with(new RunFacts.Seen(
                facts.seen().evidence(), digests, facts.seen().history().freezing()));
    }

    private static RunFacts seeing(RunFacts facts, EvidenceGathered gathered) {
        var seen = facts.seen();
        var isBaseline = gathered.phase().equals(BASELINE);
        var more = new ArrayList<>(seen.evidence());
        if (!isBaseline) {
            more.add(gathered.evidence());
        }
        return facts.with(
                new RunFacts.Seen(more, seen.frozen(), history(seen.history(), gathered.evidence(), isBaseline)));
    }

    private static TestHistory history(TestHistory history, Evidence evidence, boolean isBaseline) {
        if (!(evidence instanceof Evidence.Tests tests)) {
            return history;
        }
        return isBaseline ? history.beginning(tests.result()) : history.then(tests.result());
    }

    private static RunState waiting(RunState state, Waiting waiting) {
        var open = new ArrayList<>(open(state));
        open.add(waiting);
        return state instanceof Paused paused
                ? new Paused(state.facts(), paused.reason(), open)
                : new Waits(state.facts(), open);
    }

    private static RunState answered(RunState state, WaitEnded ended) {
        var answered = open(state).stream()
                .filter(waiting -> waiting.id().equals(ended.id()))
                .findFirst();
        var left = open(state).stream()
                .filter(waiting -> !waiting.id().equals(ended.id()))
                .toList();
        var facts =
                answered.map(waiting -> heard(state.facts(), waiting, ended)).orElse(state.facts());
        return state instanceof Paused paused ? new Paused(facts, paused.reason(), left) : resumed(facts, left);
    }

    private static RunFacts heard(RunFacts facts, Waiting waiting, WaitEnded ended) {
        var progress = facts.progress();
        return switch (waiting) {
            case Waiting.ForApproval approval ->
                facts.with(ended.accepted() ? progress.holding(approval.gate()) : progress.guided(ended.text()));
            case Waiting.ForReview _ -> facts.with(progress.afresh(ended.text()));
            case Waiting.ForCall _, Waiting.ForAnswer _, Waiting.ForBudget _, Waiting.ForHalfDone _ -> facts;
        };
    }

    private static RunState resumed(RunFacts facts, List<Waiting> open) {
        return open.isEmpty() ? new Running(facts) : new Waits(facts, open);
    }

    static List<Waiting> open(RunState state) {
        return switch (state) {
            case Waits waits -> waits.open();
            case Paused paused -> paused.open();
            case Pending _, Running _, Terminal _ -> List.of();
        };
    }

    private static RunState keep(RunState state, RunFacts facts) {
        return switch (state) {
            case Pending _ -> new Pending(facts);
            case Running _ -> new Running(facts);
            case Waits waits -> new Waits(facts, waits.open());
            case Paused paused -> new Paused(facts, paused.reason(), paused.open());
            case Completed done -> new Completed(facts, done.commit(), done.evidenceDigest());
            case Failed failed -> new Failed(facts, failed.reason());
            case TimedOut late -> new TimedOut(facts, late.reason());
            case Cancelled cancelled -> new Cancelled(facts, cancelled.reason());
        };
    }
}
