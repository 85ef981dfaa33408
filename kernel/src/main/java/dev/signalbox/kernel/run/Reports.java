package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.GateEvent;
import dev.signalbox.kernel.event.QualityEvent;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.RunEvent.ArtifactSubmitted;
import dev.signalbox.kernel.event.RunEvent.BudgetRaised;
import dev.signalbox.kernel.event.RunEvent.BudgetWarned;
import dev.signalbox.kernel.event.RunEvent.ClaimDiffers;
import dev.signalbox.kernel.event.RunEvent.DriverStarted;
import dev.signalbox.kernel.event.RunEvent.EvidenceGathered;
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
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.TaskEvent;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.ToolEvent.CallAnswered;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.event.ToolEvent.ChangesDropped;
import dev.signalbox.kernel.event.WatchEvent;
import dev.signalbox.kernel.run.RunState.Completed;
import dev.signalbox.kernel.run.RunState.Pending;
import dev.signalbox.kernel.run.RunState.Running;
import dev.signalbox.kernel.run.RunState.Terminal;
import dev.signalbox.kernel.run.RunState.Waits;

/// Which facts can be true in which state. What happened outside is recorded even when the run is halted or over;
/// what would begin something new is not.
final class Reports {
    private Reports() {}

    static Outcome judge(RunState state, Event fact) {
        return switch (fact) {
            case RunEvent event -> run(state, event);
            case SessionEvent event -> session(state, event);
            case ToolEvent event -> tool(state, event);
            case WatchEvent event -> Outcome.granted(event);
            case QualityEvent event -> Outcome.granted(event);
            case GateEvent _, TaskEvent _, AccessEvent _ -> decided(fact);
        };
    }

    private static Outcome run(RunState state, RunEvent event) {
        return switch (event) {
            case WorkspaceReady ready ->
                when(state instanceof Pending && state.facts().workspace().isEmpty(), state, ready);
            case ArtifactSubmitted in ->
                when(active(state) && in.phase().equals(state.facts().phase()), state, in);
            case WorkDone done ->
                when(
                        state instanceof Running
                                && done.phase().equals(state.facts().phase()),
                        state,
                        done);
            case TestsFrozen frozen -> when(active(state), state, frozen);
            case EvidenceGathered _, ClaimDiffers _, WorkCommitted _, BudgetWarned _, DriverStarted _ ->
                when(!(state instanceof Terminal), state, event);
            case RunMerged merged -> when(state instanceof Completed, state, merged);
            case Noted noted -> Outcome.granted(noted);
            case RunCreated _,
                    PhaseEntered _,
                    WaitStarted _,
                    WaitEnded _,
                    RunPaused _,
                    RunResumed _,
                    BudgetRaised _,
                    RunCompleted _,
                    RunFailed _,
                    RunTimedOut _,
                    RunCancelled _ -> decided(event);
        };
    }

    private static Outcome session(RunState state, SessionEvent event) {
        var known = state.facts().work().open().containsKey(event.session());
        return event instanceof SessionStarted started
                ? when(
                        active(state)
                                && !known
                                && started.phase().equals(state.facts().phase()),
                        state,
                        event)
                : when(known, state, event);
    }

    private static Outcome tool(RunState state, ToolEvent event) {
        return switch (event) {
            case CallDecided decided when decided.decision() == ToolEvent.Decision.DENY -> Outcome.granted(decided);
            case CallDecided decided -> when(mayAct(state, decided), state, decided);
            case CallFinished finished ->
                when(state.facts().work().calls().containsKey(finished.call()), state, finished);
            case ChangesDropped dropped -> Outcome.granted(dropped);
            case CallAnswered answered -> decided(answered);
        };
    }

    private static boolean mayAct(RunState state, CallDecided call) {
        return active(state)
                && call.phase().equals(state.facts().phase())
                && state.facts().work().open().containsKey(call.session())
                && !state.facts().work().calls().containsKey(call.call());
    }

    private static boolean active(RunState state) {
        return state instanceof Running || state instanceof Waits;
    }

    private static Outcome when(boolean possible, RunState state, Event event) {
        return possible
                ? Outcome.granted(event)
                : Outcome.refused("run %s is %s in phase '%s': no room for %s"
                        .formatted(
                                state.facts().run(),
                                state.word(),
                                state.facts().phase(),
                                event.getClass().getSimpleName()));
    }

    private static Outcome decided(Event event) {
        return Outcome.refused("%s is decided by a command, not reported"
                .formatted(event.getClass().getSimpleName()));
    }
}
