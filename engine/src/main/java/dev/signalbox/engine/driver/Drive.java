package dev.signalbox.engine.driver;

import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.run.NextStep;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunFacts;
import dev.signalbox.kernel.run.RunState;

/// The loop over one run.
final class Drive {
    private static final int MOST_STEPS = 10_000;

    private final RunDesk desk;
    private final Steps steps;

    Drive(RunDesk desk, Steps steps) {
        this.desk = desk;
        this.steps = steps;
    }

    RunState toHalt() throws InterruptedException {
        for (var taken = 0; taken < MOST_STEPS; taken++) {
            var state = desk.state();
            var next = NextStep.of(state, steps.workflow());
            if (next instanceof NextStep.Halt || next instanceof NextStep.Over) {
                return state;
            }
            take(next, state.facts());
        }
        desk.steer(new RunCommand.Fail(desk.run(), "no end in sight after %d steps".formatted(MOST_STEPS)));
        return desk.state();
    }

    private void take(NextStep next, RunFacts facts) throws InterruptedException {
        var run = desk.run();
        switch (next) {
            case NextStep.MakeWorkspace _ -> steps.makeWorkspace(facts);
            case NextStep.Begin _ -> steer(new RunCommand.Begin(run));
            case NextStep.LetWork(var phase) -> steps.letWork(facts, phase);
            case NextStep.Judge(var phase, var gate) -> {
                steps.gather(facts, phase, gate);
                steer(new RunCommand.JudgeGate(run, gate.id()));
                steps.publish(desk.state().facts());
            }
            case NextStep.AskApproval(var phase, var gate) ->
                steer(new RunCommand.Await(
                        run,
                        new Waiting.ForApproval(
                                question(facts, gate.id()), gate.id(), "May the run leave %s?".formatted(phase.id()))));
            case NextStep.AskReview(var phase, var gate, var why) ->
                steer(new RunCommand.Await(
                        run,
                        new Waiting.ForReview(
                                question(facts, gate),
                                gate,
                                "%s: %s, %s. Accept to try again with your advice, reject to give up."
                                        .formatted(phase.id(), gate, why))));
            case NextStep.GoOn(var from, var to) -> {
                steps.leave(facts, from, to);
                steer(new RunCommand.Advance(run, to));
            }
            case NextStep.GoBack(var _, var to) -> steer(new RunCommand.Rework(run, to));
            case NextStep.Finish(var last) -> {
                var finished = steps.finish(facts, last);
                steer(new RunCommand.Complete(run, finished.commit(), finished.evidenceDigest()));
            }
            case NextStep.Halt _, NextStep.Over _ -> throw new IllegalStateException("nothing to take: " + next);
        }
    }

    /// Somebody else may have moved the run between look and command: then the next look tells. If nothing moved, a
    /// refusal means that `NextStep` and the state machine disagree.
    private void steer(RunCommand command) {
        var before = desk.state();
        if (desk.steer(command) instanceof Decision.Refused(var reasons)
                && desk.state().equals(before)) {
            throw new IllegalStateException("%s was refused: %s".formatted(command, reasons));
        }
    }

    /// The same question has the same id, so that a driver that starts anew does not ask it twice.
    private static ApprovalId question(RunFacts facts, String gate) {
        return new ApprovalId("%s-%d-%d"
                .formatted(gate, facts.progress().round(), facts.work().turns()));
    }
}
