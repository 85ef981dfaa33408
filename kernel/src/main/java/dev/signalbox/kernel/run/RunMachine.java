package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.RunEvent.BudgetRaised;
import dev.signalbox.kernel.event.RunEvent.RunCancelled;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.RunFailed;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.event.RunEvent.RunResumed;
import dev.signalbox.kernel.event.RunEvent.RunTimedOut;
import dev.signalbox.kernel.event.RunEvent.WaitEnded;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.ToolEvent.CallAnswered;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.run.RunCommand.Advance;
import dev.signalbox.kernel.run.RunCommand.Answer;
import dev.signalbox.kernel.run.RunCommand.Await;
import dev.signalbox.kernel.run.RunCommand.Begin;
import dev.signalbox.kernel.run.RunCommand.Cancel;
import dev.signalbox.kernel.run.RunCommand.Complete;
import dev.signalbox.kernel.run.RunCommand.Fail;
import dev.signalbox.kernel.run.RunCommand.JudgeGate;
import dev.signalbox.kernel.run.RunCommand.Pause;
import dev.signalbox.kernel.run.RunCommand.RaiseBudget;
import dev.signalbox.kernel.run.RunCommand.Resume;
import dev.signalbox.kernel.run.RunCommand.Rework;
import dev.signalbox.kernel.run.RunCommand.TimeOut;
import dev.signalbox.kernel.run.RunState.Paused;
import dev.signalbox.kernel.run.RunState.Running;
import dev.signalbox.kernel.run.RunState.Terminal;
import dev.signalbox.kernel.run.RunState.Waits;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.List;
import java.util.function.Supplier;

/// The state machine of runs: pure, and the only place that says what may follow what.
public final class RunMachine {
    private RunMachine() {}

    /// The state of a run that was just created.
    public static RunState first(RunCreated created) {
        return new RunState.Pending(RunFacts.of(created));
    }

    /// The state after an event. Total: every event of a log that `decide` and `report` made can be folded.
    public static RunState after(RunState state, Event event) {
        return RunFold.after(state, event);
    }

    /// Whether a fact that somebody observed can be true now. What is decided here is never reported.
    public static Outcome report(RunState state, Event fact) {
        return Reports.judge(state, fact);
    }

    /// What a command leads to. The workflow is the one that the run was created with.
    public static Outcome decide(RunState state, RunCommand command, Workflow workflow) {
        return decide(state, command, () -> workflow);
    }

    /// What a command leads to. The workflow is asked for only by commands that move a run through it: a run whose
    /// definition cannot be read any more can still be halted, answered and ended.
    public static Outcome decide(RunState state, RunCommand command, Supplier<Workflow> workflow) {
        return switch (command) {
            case Begin _ -> Moves.begin(state, workflow.get());
            case JudgeGate judge -> Moves.judge(state, judge, workflow.get());
            case Advance advance -> Moves.advance(state, advance, workflow.get());
            case Rework rework -> Moves.rework(state, rework, workflow.get());
            case Complete complete -> Moves.complete(state, complete, workflow.get());
            case Await wait -> await(state, wait.waiting());
            case Answer answer -> answer(state, answer);
            case Pause pause -> pause(state, pause);
            case Resume resume ->
                state instanceof Paused
                        ? Outcome.granted(new RunResumed(resume.run()))
                        : Outcome.refused("run %s is %s, not paused".formatted(resume.run(), state.word()));
            case RaiseBudget raise -> unlessOver(state, new BudgetRaised(raise.run(), raise.budget()));
            case Cancel cancel -> unlessOver(state, new RunCancelled(cancel.run(), cancel.reason()));
            case Fail fail -> unlessOver(state, new RunFailed(fail.run(), fail.reason()));
            case TimeOut late -> unlessOver(state, new RunTimedOut(late.run(), late.reason()));
        };
    }

    private static Outcome pause(RunState state, Pause pause) {
        return state instanceof Running || state instanceof Waits
                ? Outcome.granted(new RunPaused(pause.run(), pause.reason()))
                : Outcome.refused("run %s is %s and cannot be paused".formatted(pause.run(), state.word()));
    }

    private static Outcome unlessOver(RunState state, Event event) {
        return state instanceof Terminal
                ? Outcome.refused(
                        "run %s is over: it is %s".formatted(state.facts().run(), state.word()))
                : Outcome.granted(event);
    }

    private static Outcome await(RunState state, Waiting waiting) {
        if (state instanceof Terminal || state instanceof RunState.Pending) {
            return Outcome.refused(
                    "run %s is %s and waits for nobody".formatted(state.facts().run(), state.word()));
        }
        var known = RunFold.open(state).stream().anyMatch(open -> open.id().equals(waiting.id()));
        return known
                ? Outcome.refused("%s is asked already".formatted(waiting.id()))
                : Outcome.granted(new WaitStarted(state.facts().run(), waiting));
    }

    private static Outcome answer(RunState state, Answer answer) {
        var open = RunFold.open(state);
        var asked = open.stream()
                .filter(waiting -> waiting.id().equals(answer.id()))
                .findFirst();
        if (asked.isEmpty()) {
            return Outcome.refused("run %s does not wait for %s; open: %s"
                    .formatted(
                            answer.run(),
                            answer.id(),
                            open.stream().map(Waiting::id).toList()));
        }
        var ended = new WaitEnded(answer.run(), answer.id(), answer.accepted(), answer.text());
        return switch (asked.get()) {
            case Waiting.ForCall call -> new Outcome.Granted(List.of(said(answer, call.call()), ended));
            case Waiting.ForReview _
            when !answer.accepted() ->
                Outcome.granted(ended, new RunFailed(answer.run(), "given up at review: " + answer.text()));
            case Waiting.ForBudget budget
            when !answer.accepted() ->
                Outcome.granted(ended, new RunFailed(answer.run(), "no more " + budget.limit() + ": " + answer.text()));
            case Waiting.ForApproval _,
                    Waiting.ForAnswer _,
                    Waiting.ForReview _,
                    Waiting.ForBudget _,
                    Waiting.ForHalfDone _ -> Outcome.granted(ended);
        };
    }

    private static Event said(Answer answer, CallId call) {
        return new CallAnswered(answer.run(), call, answer.accepted(), answer.text());
    }
}
