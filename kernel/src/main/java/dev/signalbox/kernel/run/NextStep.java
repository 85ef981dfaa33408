package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.GateEvent.Judgement;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.run.RunState.Paused;
import dev.signalbox.kernel.run.RunState.Pending;
import dev.signalbox.kernel.run.RunState.Running;
import dev.signalbox.kernel.run.RunState.Terminal;
import dev.signalbox.kernel.run.RunState.Waits;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.List;

/// What a driver has to do next with a run: a pure function of its state, so that a driver that starts anew after a
/// crash does what the one before it would have done.
public sealed interface NextStep {

    /// Clone the repository, prepare it, and say so.
    record MakeWorkspace() implements NextStep {}

    /// Submit `Begin`.
    record Begin() implements NextStep {}

    /// Let the phase's workers work (go on with open sessions, if there are any).
    record LetWork(Phase phase) implements NextStep {}

    /// Gather evidence for a gate and have it judged.
    record Judge(Phase phase, Gate gate) implements NextStep {}

    /// Ask for somebody's word on a gate whose checks hold.
    record AskApproval(Phase phase, Gate gate) implements NextStep {}

    /// Ask a person to look: a gate blocked as often as it may.
    record AskReview(Phase phase, String gate, String why) implements NextStep {}

    /// Go on to a phase.
    record GoOn(Phase from, String to) implements NextStep {}

    /// Go back to a phase.
    record GoBack(Phase from, String to) implements NextStep {}

    /// Commit, sign, and complete.
    record Finish(Phase last) implements NextStep {}

    /// Nothing, until these are answered or the run is resumed.
    record Halt(List<Waiting> open) implements NextStep {}

    /// Nothing more.
    record Over() implements NextStep {}

    /// The next step of a run.
    static NextStep of(RunState state, Workflow workflow) {
        return switch (state) {
            case Pending pending -> pending.facts().workspace().isEmpty() ? new MakeWorkspace() : new Begin();
            case Running running -> inPhase(running.facts(), workflow);
            case Waits waits -> new Halt(waits.open());
            case Paused paused -> new Halt(paused.open());
            case Terminal _ -> new Over();
        };
    }

    private static NextStep inPhase(RunFacts facts, Workflow workflow) {
        var phase = Moves.current(facts, workflow);
        var open = Moves.notHeld(facts, workflow);
        if (!facts.work().open().isEmpty()) {
            return new LetWork(phase);
        }
        if (facts.progress().worked() == Progress.Worked.NOT_YET) {
            return again(facts, phase, workflow);
        }
        if (!open.isEmpty()) {
            return atGate(facts, phase, open.getFirst());
        }
        return workflow.onward(phase.id())
                .<NextStep>map(way -> new GoOn(phase, way.to()))
                .orElseGet(() -> new Finish(phase));
    }

    private static NextStep atGate(RunFacts facts, Phase phase, String gate) {
        var judged = facts.progress().judged();
        var asks = judged.isPresent()
                && judged.get().phase().equals(phase.id())
                && judged.get().gate().equals(gate)
                && judged.get().judgement() == Judgement.NEEDS_APPROVAL;
        var definition = phase.gate(gate).orElseThrow();
        return asks ? new AskApproval(phase, definition) : new Judge(phase, definition);
    }

    /// Workers are needed: for the first time, after a gate blocked, or after a person said what to change.
    private static NextStep again(RunFacts facts, Phase phase, Workflow workflow) {
        var judged = facts.progress().judged().filter(last -> last.phase().equals(phase.id()));
        if (judged.isEmpty() || facts.progress().attempts().isEmpty()) {
            return new LetWork(phase);
        }
        var back = workflow.rework(phase.id());
        if (back.isPresent()) {
            var way = back.get();
            return facts.progress().reworks(phase.id(), way.to()) < way.maxTimes()
                    ? new GoBack(phase, way.to())
                    : new AskReview(phase, judged.get().gate(), "sent back %d times".formatted(way.maxTimes()));
        }
        return judged.get().attempt() < phase.attempts()
                ? new LetWork(phase)
                : new AskReview(
                        phase,
                        judged.get().gate(),
                        "blocked %d times".formatted(judged.get().attempt()));
    }
}
