package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.GateEvent.Judgement;
import dev.signalbox.kernel.event.RunEvent.Move;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.event.RunEvent.RunCompleted;
import dev.signalbox.kernel.run.RunState.Pending;
import dev.signalbox.kernel.run.RunState.Running;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Finding;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Transition;
import dev.signalbox.kernel.workflow.Workflow;
import dev.signalbox.kernel.workflow.gate.GateJudge;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How a run moves through its workflow: the only code that lets it leave a phase.
final class Moves {
    private Moves() {}

    static Outcome begin(RunState state, Workflow workflow) {
        if (!(state instanceof Pending)) {
            return Outcome.refused(
                    "run %s has begun: it is %s".formatted(state.facts().run(), state.word()));
        }
        return state.facts().workspace().isEmpty()
                ? Outcome.refused(
                        "run %s has no workspace yet".formatted(state.facts().run()))
                : Outcome.granted(
                        new PhaseEntered(state.facts().run(), workflow.first().id(), 1, Move.START));
    }

    static Outcome judge(RunState state, RunCommand.JudgeGate command, Workflow workflow) {
        if (!(state instanceof Running(var facts))) {
            return notRunning(state, "judged");
        }
        var phase = current(facts, workflow);
        var gate = phase.gate(command.gate());
        if (gate.isEmpty()) {
            return Outcome.refused("phase %s has no gate '%s'; it has %s"
                    .formatted(
                            phase.id(),
                            command.gate(),
                            phase.gates().stream().map(Gate::id).toList()));
        }
        return Outcome.granted(judged(facts, phase, gate.get()));
    }

    private static GateJudged judged(RunFacts facts, Phase phase, Gate gate) {
        var found = GateJudge.judge(gate, facts.caseFile());
        var blockers = new ArrayList<>(missing(facts, phase));
        blockers.addAll(found.blockers());
        var attempt = facts.progress().attempts().getOrDefault(gate.id(), 0) + 1;
        var judgement = judgement(facts, gate, blockers);
        return new GateJudged(facts.run(), phase.id(), gate.id(), attempt, blockers, found.warnings(), judgement);
    }

    private static Judgement judgement(RunFacts facts, Gate gate, List<Finding> blockers) {
        if (!blockers.isEmpty()) {
            return facts.created().mode() == Enforcement.Mode.PERMISSIVE ? Judgement.LET_PASS : Judgement.BLOCKED;
        }
        var asks = gate.type() == Gate.Type.APPROVAL
                && !gate.autoAdvance()
                && facts.created().autonomy() != Autonomy.AUTO;
        return asks ? Judgement.NEEDS_APPROVAL : Judgement.HELD;
    }

    /// Artifacts of the phase that were not handed in, in this round.
    static List<Finding> missing(RunFacts facts, Phase phase) {
        var types = facts.shelf().current().stream()
                .filter(placed -> placed.phase().equals(phase.id()))
                .map(placed -> placed.artifact().type())
                .toList();
        return phase.artifacts().stream()
                .filter(required -> !types.contains(required.type()))
                .map(required -> new Finding(
                        "required_artifact",
                        CheckSpec.Severity.BLOCKING,
                        "the artifact '%s' was not handed in".formatted(required.type()),
                        Optional.of("call submit_artifact with type '%s'".formatted(required.type()))))
                .toList();
    }

    static Outcome advance(RunState state, RunCommand.Advance command, Workflow workflow) {
        if (!(state instanceof Running(var facts))) {
            return notRunning(state, "moved on");
        }
        var way = way(facts, command.to(), workflow);
        if (way.isEmpty() || workflow.position(command.to()) <= workflow.position(facts.phase())) {
            return noWay(facts, command.to(), workflow);
        }
        var open = notHeld(facts, workflow);
        return open.isEmpty()
                ? Outcome.granted(entered(facts, command.to(), Move.FORWARD))
                : Outcome.refused("gates that have not held in this round: %s".formatted(open));
    }

    static Outcome rework(RunState state, RunCommand.Rework command, Workflow workflow) {
        if (!(state instanceof Running(var facts))) {
            return notRunning(state, "sent back");
        }
        var way = way(facts, command.to(), workflow);
        if (way.isEmpty() || workflow.position(command.to()) > workflow.position(facts.phase())) {
            return noWay(facts, command.to(), workflow);
        }
        var taken = facts.progress().reworks(facts.phase(), command.to());
        return taken < way.get().maxTimes()
                ? Outcome.granted(entered(facts, command.to(), Move.REWORK))
                : Outcome.refused(
                        "sent back from %s to %s %d times, which is all".formatted(facts.phase(), command.to(), taken));
    }

    static Outcome complete(RunState state, RunCommand.Complete command, Workflow workflow) {
        if (!(state instanceof Running(var facts))) {
            return notRunning(state, "completed");
        }
        var onward = workflow.onward(facts.phase());
        if (onward.isPresent()) {
            return Outcome.refused("%s comes after %s".formatted(onward.get().to(), facts.phase()));
        }
        var open = notHeld(facts, workflow);
        return open.isEmpty()
                ? Outcome.granted(new RunCompleted(facts.run(), command.commit(), command.evidenceDigest()))
                : Outcome.refused("gates that have not held in this round: %s".formatted(open));
    }

    static List<String> notHeld(RunFacts facts, Workflow workflow) {
        return current(facts, workflow).gates().stream()
                .map(Gate::id)
                .filter(id -> !facts.progress().held().contains(id))
                .toList();
    }

    static Phase current(RunFacts facts, Workflow workflow) {
        return workflow.phase(facts.phase())
                .orElseThrow(() -> new IllegalStateException(
                        "run %s is in phase %s, which its workflow has not".formatted(facts.run(), facts.phase())));
    }

    private static PhaseEntered entered(RunFacts facts, String to, Move move) {
        return new PhaseEntered(facts.run(), to, facts.progress().rounds().getOrDefault(to, 0) + 1, move);
    }

    private static Optional<Transition> way(RunFacts facts, String to, Workflow workflow) {
        return workflow.from(facts.phase()).stream()
                .filter(transition -> transition.to().equals(to))
                .findFirst();
    }

    private static Outcome noWay(RunFacts facts, String to, Workflow workflow) {
        var ways = workflow.from(facts.phase()).stream().map(Transition::to).toList();
        return Outcome.refused(
                "no such transition: from %s to %s; from there one comes to %s".formatted(facts.phase(), to, ways));
    }

    private static Outcome notRunning(RunState state, String what) {
        return Outcome.refused(
                "run %s is %s and cannot be %s".formatted(state.facts().run(), state.word(), what));
    }
}
