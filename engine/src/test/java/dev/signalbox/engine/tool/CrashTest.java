package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.TestRun.ask;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.tool.TestRun.Setup;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.SessionEvent.ToolAsk;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.run.RunCommand;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A process that ends at each point of a call: what the next one does with what the log says.
@Timeout(30)
final class CrashTest {
    private static final ToolAsk ASK = ask("c1", "count", "{}");

    @TempDir
    Path workspace;

    @Test
    void a_call_without_a_decision_is_made() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        var counter = new Counter(ToolCard.Repeat.ASK_FIRST);

        // When
        var answer = run.toolbox(counter).resume(ASK, run.control().events(TestRun.RUN));

        // Then
        assertThat(answer.text()).isEqualTo("1 FIRST");
    }

    @Test
    void a_half_done_call_that_is_safe_to_repeat_is_repeated() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        decided(run, Decision.ALLOW);
        var counter = new Counter(ToolCard.Repeat.SAFE);

        // When
        var answer = run.toolbox(counter).resume(ASK, run.control().events(TestRun.RUN));

        // Then
        assertThat(answer.text()).isEqualTo("1 REPEATED");
    }

    @Test
    void another_half_done_call_is_repeated_only_when_a_person_says_so() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        decided(run, Decision.ALLOW);
        var counter = new Counter(ToolCard.Repeat.ASK_FIRST);
        var person = run.answering(true, "");

        // When
        var answer = run.toolbox(counter).resume(ASK, run.control().events(TestRun.RUN));

        // Then
        person.join();
        assertThat(answer.text()).isEqualTo("1 REPEATED");
    }

    @Test
    void a_half_done_call_that_is_not_repeated_is_closed_with_an_unknown_effect() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        decided(run, Decision.ALLOW);
        var counter = new Counter(ToolCard.Repeat.ASK_FIRST);
        var person = run.answering(false, "I looked: it is done");

        // When
        var answer = run.toolbox(counter).resume(ASK, run.control().events(TestRun.RUN));

        // Then
        person.join();
        assertThat(counter.runs).isEmpty();
        assertThat(answer.text()).contains("may have been done").contains("I looked: it is done");
        assertThat(run.events(CallFinished.class)).hasSize(1);
    }

    @Test
    void a_repetition_that_is_interrupted_too_is_asked_about_again() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        decided(run, Decision.ALLOW);
        var stuck = new Counter(ToolCard.Repeat.ASK_FIRST, new CountDownLatch(1));
        var yes = run.answering(true, "");
        var first = Thread.ofVirtual().start(() -> resume(run, stuck));
        yes.join();
        stuck.begun.await();
        first.interrupt();
        first.join();

        // When
        var no = run.answering(false, "");
        var answer = run.toolbox(new Counter(ToolCard.Repeat.ASK_FIRST))
                .resume(ASK, run.control().events(TestRun.RUN));

        // Then
        no.join();
        assertThat(answer.text()).contains("was interrupted");
    }

    private static void resume(TestRun run, Tool tool) {
        try {
            run.toolbox(tool).resume(ASK, run.control().events(TestRun.RUN));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_approval_that_came_while_nobody_ran_is_used_once() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard().with(Autonomy.ASK), workspace);
        decided(run, Decision.ASK);
        var waiting = new Waiting.ForCall(new ApprovalId("c-c1"), ASK.call(), "?");
        run.steer(new RunCommand.Await(TestRun.RUN, waiting));
        run.steer(new RunCommand.Answer(TestRun.RUN, waiting.id(), true, ""));
        var counter = new Counter(ToolCard.Repeat.ASK_FIRST);

        // When
        var answer = run.toolbox(counter).resume(ASK, run.control().events(TestRun.RUN));

        // Then
        assertThat(answer.text()).isEqualTo("1 FIRST");
    }

    @Test
    void an_open_question_is_waited_for_and_not_asked_twice() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard().with(Autonomy.ASK), workspace);
        decided(run, Decision.ASK);
        run.steer(new RunCommand.Await(TestRun.RUN, new Waiting.ForCall(new ApprovalId("c-c1"), ASK.call(), "?")));
        var counter = new Counter(ToolCard.Repeat.ASK_FIRST);
        var person = run.answering(true, "");

        // When
        var answer = run.toolbox(counter).resume(ASK, run.control().events(TestRun.RUN));

        // Then
        person.join();
        assertThat(answer.text()).isEqualTo("1 FIRST");
        assertThat(run.events(WaitStarted.class)).hasSize(1);
    }

    @Test
    void a_finished_or_denied_call_is_told_again_and_not_made_again() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        var counter = new Counter(ToolCard.Repeat.SAFE);
        var told = run.toolbox(counter).call(ASK);
        var denied = run.toolbox(counter).call(ask("c2", "write_files", "{\"path\":\"x\",\"content\":\"\"}"));

        // When
        var again = run.toolbox(counter).resume(ASK, run.control().events(TestRun.RUN));
        var deniedAgain = run.toolbox(counter)
                .resume(
                        ask("c2", "write_files", "{\"path\":\"x\",\"content\":\"\"}"),
                        run.control().events(TestRun.RUN));

        // Then
        assertThat(again).isEqualTo(told);
        assertThat(deniedAgain).isEqualTo(denied);
        assertThat(counter.runs).hasSize(1);
    }

    private static void decided(TestRun run, Decision decision) {
        run.report(new CallDecided(
                TestRun.RUN,
                ASK.call(),
                TestRun.SESSION,
                new AgentId("tester"),
                "TDD",
                "count",
                "{}",
                decision,
                decision == Decision.ALLOW ? List.of() : List.of("risky")));
    }

    /// Counts how often it runs; waits for ever when it is told to.
    private static final class Counter implements Tool {
        private final List<ToolCall.Attempt> runs = new ArrayList<>();
        private final CountDownLatch begun = new CountDownLatch(1);
        private final CountDownLatch hold;
        private final ToolCard card;

        Counter(ToolCard.Repeat repeat) {
            this(repeat, new CountDownLatch(0));
        }

        Counter(ToolCard.Repeat repeat, CountDownLatch hold) {
            this.hold = hold;
            this.card = new ToolCard("count", "Counts.", Parameters.of(), ToolCard.Effect.CHANGES, repeat);
        }

        @Override
        public ToolCard card() {
            return card;
        }

        @Override
        public Action action(Args args) {
            return Action.Plain.ONLY;
        }

        @Override
        public ToolOutcome run(Args args, ToolCall call) throws InterruptedException {
            runs.add(call.attempt());
            begun.countDown();
            hold.await();
            return ToolOutcome.done(runs.size() + " " + call.attempt());
        }
    }
}
