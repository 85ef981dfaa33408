package dev.signalbox.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.RunEvent.ArtifactSubmitted;
import dev.signalbox.kernel.event.RunEvent.Move;
import dev.signalbox.kernel.event.RunEvent.PhaseEntered;
import dev.signalbox.kernel.event.RunEvent.WorkDone;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.event.SessionEvent.Exit;
import dev.signalbox.kernel.event.SessionEvent.SessionEnded;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.workflow.Enforcement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class RunMachineProperties {

    @Property(tries = 2000)
    void random_commands_and_facts_never_make_an_illegal_state(@ForAll("moves") List<Object> moves) {
        var log = new ArrayList<Event>();
        var state = RunMachine.first(Runs.created(Autonomy.GUARDED, Enforcement.Mode.STRICT));

        for (var move : moves) {
            var before = state;
            var outcome = move instanceof RunCommand command
                    ? RunMachine.decide(state, command, Runs.WORKFLOW)
                    : RunMachine.report(state, (Event) move);
            if (outcome instanceof Outcome.Granted(var events)) {
                log.addAll(events);
                state = Runs.folded(state, events);
                legal(before, events, state);
            }
        }

        var replayed = Runs.folded(RunMachine.first(Runs.created(Autonomy.GUARDED, Enforcement.Mode.STRICT)), log);
        assertThat(replayed).isEqualTo(state);
    }

    @Property(tries = 1000)
    void every_run_reaches_a_terminal_state_whatever_its_workers_do(@ForAll long seed, @ForAll Autonomy autonomy) {
        var chance = new Random(seed);
        var state = RunMachine.first(Runs.created(autonomy, Enforcement.Mode.STRICT));

        var steps = 0;
        while (!(state instanceof RunState.Terminal) && steps < 2000) {
            state = step(state, chance);
            steps++;
        }

        assertThat(state).as("after %d steps", steps).isInstanceOf(RunState.Terminal.class);
    }

    private static RunState step(RunState state, Random chance) {
        return switch (NextStep.of(state, Runs.WORKFLOW)) {
            case NextStep.MakeWorkspace _ -> Runs.reported(state, new WorkspaceReady(Runs.RUN, "/w", "b", "c0"));
            case NextStep.Begin _ -> Runs.decided(state, new RunCommand.Begin(Runs.RUN));
            case NextStep.LetWork(var phase) -> worked(state, phase.id(), chance);
            case NextStep.Judge(var _, var gate) -> Runs.decided(state, new RunCommand.JudgeGate(Runs.RUN, gate.id()));
            case NextStep.AskApproval(var _, var gate) ->
                Runs.decided(
                        state, new RunCommand.Await(Runs.RUN, new Waiting.ForApproval(id(chance), gate.id(), "?")));
            case NextStep.AskReview(var _, var gate, var why) ->
                Runs.decided(state, new RunCommand.Await(Runs.RUN, new Waiting.ForReview(id(chance), gate, why)));
            case NextStep.GoOn(var _, var to) -> Runs.decided(state, new RunCommand.Advance(Runs.RUN, to));
            case NextStep.GoBack(var _, var to) -> Runs.decided(state, new RunCommand.Rework(Runs.RUN, to));
            case NextStep.Finish _ -> Runs.decided(state, new RunCommand.Complete(Runs.RUN, "c1", "e1"));
            case NextStep.Halt(var open) ->
                Runs.decided(
                        state, new RunCommand.Answer(Runs.RUN, open.getFirst().id(), chance.nextInt(3) > 0, "so"));
            case NextStep.Over _ -> throw new AssertionError("over, and not terminal: " + state);
        };
    }

    private static RunState worked(RunState state, String phase, Random chance) {
        var next = state;
        var session = new SessionId("s" + chance.nextInt(1_000_000_000));
        next = Runs.reported(next, new SessionStarted(session, Runs.RUN, phase, "doer", "built-in", "m", ""));
        if (chance.nextInt(4) > 0) {
            var questions = chance.nextBoolean() ? List.<String>of() : List.of("which one?");
            next = Runs.reported(next, new ArtifactSubmitted(Runs.RUN, phase, Runs.plan(questions)));
        }
        next = Runs.reported(next, new SessionEnded(session, Runs.RUN, Exit.FINISHED, ""));
        return Runs.reported(next, new WorkDone(Runs.RUN, phase));
    }

    private static ApprovalId id(Random chance) {
        return new ApprovalId("a" + chance.nextInt(1_000_000_000));
    }

    /// What must be true of every step, whatever led to it.
    private static void legal(RunState before, List<Event> events, RunState after) {
        assertThat(before instanceof RunState.Terminal && !after.word().equals(before.word()))
                .as("nothing leads out of %s", before.word())
                .isFalse();
        if (after instanceof RunState.Waits waits) {
            assertThat(waits.open()).isNotEmpty();
        }
        for (var event : events) {
            if (event instanceof PhaseEntered(var _, var phase, var round, var move)) {
                var from = Runs.WORKFLOW.position(before.facts().phase());
                var to = Runs.WORKFLOW.position(phase);
                assertThat(move == Move.REWORK ? to < from : to == from + 1)
                        .as("%s to %s", from, phase)
                        .isTrue();
                assertThat(round).isLessThanOrEqualTo(3);
                assertThat(move != Move.FORWARD
                                || Moves.notHeld(before.facts(), Runs.WORKFLOW).isEmpty())
                        .as("no phase is left before its gates held")
                        .isTrue();
            }
        }
    }

    @Provide
    Arbitrary<List<Object>> moves() {
        var ids = Arbitraries.of("a1", "a2").map(ApprovalId::new);
        var phases = Arbitraries.of("PLAN", "DO", "REVIEW", "NOWHERE");
        var gates = Arbitraries.of("plan_gate", "do_gate", "second_gate", "review_gate", "no_gate");
        return Arbitraries.<Object>oneOf(
                        Arbitraries.of(
                                new RunCommand.Begin(Runs.RUN),
                                new RunCommand.Pause(Runs.RUN, "why"),
                                new RunCommand.Resume(Runs.RUN),
                                new RunCommand.Complete(Runs.RUN, "c", "e"),
                                new RunCommand.RaiseBudget(Runs.RUN, Budget.DEFAULT),
                                new WorkspaceReady(Runs.RUN, "/w", "b", "c0")),
                        Arbitraries.of(false, false, false, true)
                                .map(rare -> rare
                                        ? new RunCommand.Cancel(Runs.RUN, "why")
                                        : new RunCommand.Advance(Runs.RUN, "DO")),
                        phases.map(phase -> new RunCommand.Advance(Runs.RUN, phase)),
                        phases.map(phase -> new RunCommand.Rework(Runs.RUN, phase)),
                        phases.map(phase -> new WorkDone(Runs.RUN, phase)),
                        phases.map(phase -> new ArtifactSubmitted(Runs.RUN, phase, Runs.plan(List.of()))),
                        gates.map(gate -> new RunCommand.JudgeGate(Runs.RUN, gate)),
                        ids.map(id -> new RunCommand.Answer(Runs.RUN, id, true, "yes")),
                        ids.map(id -> new RunCommand.Answer(Runs.RUN, id, false, "no")),
                        ids.map(id -> new RunCommand.Await(Runs.RUN, new Waiting.ForApproval(id, "plan_gate", "?"))),
                        ids.map(id -> new RunCommand.Await(Runs.RUN, new Waiting.ForBudget(id, "turns", "?"))))
                .list()
                .ofMaxSize(60);
    }
}
