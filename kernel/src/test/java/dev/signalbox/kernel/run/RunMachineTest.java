package dev.signalbox.kernel.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.GateEvent.Judgement;
import dev.signalbox.kernel.event.RunEvent.ArtifactSubmitted;
import dev.signalbox.kernel.event.RunEvent.WorkDone;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RunMachineTest {

    @Test
    void a_gate_names_the_artifact_that_was_not_handed_in() {
        var state = Runs.begun(Autonomy.GUARDED);

        var judged = Runs.decided(state, new RunCommand.JudgeGate(Runs.RUN, "plan_gate"));

        var last = judged.facts().progress().judged().orElseThrow();
        assertThat(last.judgement()).isEqualTo(Judgement.BLOCKED);
        assertThat(last.blockers()).anySatisfy(found -> {
            assertThat(found.check()).isEqualTo("required_artifact");
            assertThat(found.message()).contains("'plan'");
        });
    }

    @Test
    void no_phase_is_left_before_its_gate_held() {
        var state = planned(Autonomy.GUARDED);

        var outcome = RunMachine.decide(state, new RunCommand.Advance(Runs.RUN, "DO"), Runs.WORKFLOW);

        assertThat(outcome)
                .isEqualTo(new Outcome.Refused(List.of("gates that have not held in this round: [plan_gate]")));
    }

    @Test
    void an_approval_is_a_persons_unless_the_run_is_autonomous() {
        var guarded = Runs.decided(planned(Autonomy.GUARDED), new RunCommand.JudgeGate(Runs.RUN, "plan_gate"));
        var auto = Runs.decided(planned(Autonomy.AUTO), new RunCommand.JudgeGate(Runs.RUN, "plan_gate"));

        var steps = List.of(NextStep.of(guarded, Runs.WORKFLOW), NextStep.of(auto, Runs.WORKFLOW));

        assertThat(steps)
                .containsExactly(
                        new NextStep.AskApproval(Runs.PLAN, Runs.PLAN.gates().getFirst()),
                        new NextStep.GoOn(Runs.PLAN, "DO"));
    }

    @Test
    void a_rejected_approval_sends_the_workers_back_with_the_comment_and_is_judged_anew() {
        var asked = Runs.decided(
                Runs.decided(planned(Autonomy.GUARDED), new RunCommand.JudgeGate(Runs.RUN, "plan_gate")),
                new RunCommand.Await(
                        Runs.RUN, new Waiting.ForApproval(new ApprovalId("a1"), "plan_gate", "Is the plan good?")));

        var rejected = Runs.decided(asked, new RunCommand.Answer(Runs.RUN, new ApprovalId("a1"), false, "split it"));

        assertThat(NextStep.of(rejected, Runs.WORKFLOW)).isEqualTo(new NextStep.LetWork(Runs.PLAN));
        assertThat(rejected.facts().progress().guidance()).isEqualTo("split it");
        var again = Runs.reported(rejected, new WorkDone(Runs.RUN, "PLAN"));
        assertThat(NextStep.of(again, Runs.WORKFLOW))
                .isEqualTo(new NextStep.Judge(Runs.PLAN, Runs.PLAN.gates().getFirst()));
    }

    @Test
    void a_blocked_review_goes_back_and_after_the_last_way_back_a_person_is_asked() {
        var state = inReview();

        for (var round = 0; round < 2; round++) {
            state = blockedReview(state);
            assertThat(NextStep.of(state, Runs.WORKFLOW)).isEqualTo(new NextStep.GoBack(Runs.REVIEW, "DO"));
            state = done(Runs.decided(state, new RunCommand.Rework(Runs.RUN, "DO")));
        }
        state = blockedReview(state);

        assertThat(NextStep.of(state, Runs.WORKFLOW))
                .isEqualTo(new NextStep.AskReview(Runs.REVIEW, "review_gate", "sent back 2 times"));
    }

    @Test
    void a_gate_that_held_is_judged_again_when_another_one_blocked() {
        var state = Runs.decided(inDo(List.of("open?")), new RunCommand.JudgeGate(Runs.RUN, "second_gate"));

        var blocked = Runs.decided(state, new RunCommand.JudgeGate(Runs.RUN, "do_gate"));

        assertThat(state.facts().progress().held()).containsExactly("second_gate");
        assertThat(blocked.facts().progress().held()).isEmpty();
    }

    @Test
    void pausing_keeps_what_was_waited_for() {
        var wait = new Waiting.ForBudget(new ApprovalId("a1"), "turns", "more?");
        var waits = Runs.decided(planned(Autonomy.GUARDED), new RunCommand.Await(Runs.RUN, wait));

        var resumed = Runs.decided(
                Runs.decided(waits, new RunCommand.Pause(Runs.RUN, "lunch")), new RunCommand.Resume(Runs.RUN));

        assertThat(resumed).isEqualTo(waits);
    }

    private static RunState planned(Autonomy autonomy) {
        return handedIn(Runs.begun(autonomy), List.of());
    }

    private static RunState inDo(List<String> questions) {
        var judged = Runs.decided(planned(Autonomy.AUTO), new RunCommand.JudgeGate(Runs.RUN, "plan_gate"));
        return handedIn(Runs.decided(judged, new RunCommand.Advance(Runs.RUN, "DO")), questions);
    }

    private static RunState inReview() {
        return done(inDo(List.of()));
    }

    /// From work handed in at DO to REVIEW.
    private static RunState done(RunState state) {
        var handed = handedIn(state, List.of());
        var first = Runs.decided(handed, new RunCommand.JudgeGate(Runs.RUN, "do_gate"));
        var second = Runs.decided(first, new RunCommand.JudgeGate(Runs.RUN, "second_gate"));
        return Runs.decided(second, new RunCommand.Advance(Runs.RUN, "REVIEW"));
    }

    private static RunState blockedReview(RunState state) {
        return Runs.decided(handedIn(state, List.of("open?")), new RunCommand.JudgeGate(Runs.RUN, "review_gate"));
    }

    private static RunState handedIn(RunState state, List<String> questions) {
        var phase = state.facts().phase();
        var handed = Runs.reported(state, new ArtifactSubmitted(Runs.RUN, phase, Runs.plan(questions)));
        return Runs.reported(handed, new WorkDone(Runs.RUN, phase));
    }
}
