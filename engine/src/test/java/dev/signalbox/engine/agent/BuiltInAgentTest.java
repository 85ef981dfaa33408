package dev.signalbox.engine.agent;

import static dev.signalbox.engine.agent.Play.agent;
import static dev.signalbox.engine.agent.Play.assignment;
import static dev.signalbox.engine.agent.Play.calls;
import static dev.signalbox.engine.agent.Play.says;
import static dev.signalbox.engine.agent.Play.script;
import static dev.signalbox.engine.agent.Play.submits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.engine.model.provider.ScriptedModel;
import dev.signalbox.engine.tool.TestRun;
import dev.signalbox.engine.tool.TestRun.Setup;
import dev.signalbox.kernel.event.RunEvent.ArtifactSubmitted;
import dev.signalbox.kernel.event.SessionEvent.Exit;
import dev.signalbox.kernel.event.SessionEvent.Prompted;
import dev.signalbox.kernel.event.SessionEvent.Replied;
import dev.signalbox.kernel.event.SessionEvent.SessionEnded;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.run.RunCommand;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class BuiltInAgentTest {
    @TempDir
    Path directory;

    private Path workspace;

    @BeforeEach
    void workspace() {
        workspace = directory.resolve("work");
    }

    @Test
    void a_session_runs_from_its_prompt_to_its_end() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard().requiring("note"), workspace);
        var play = script(
                "tester",
                calls("write_files", "{'path':'src/test/a.py','content':'a'}"),
                submits(),
                says("All is handed in."));

        // When
        var ending = agent().work(assignment(run, play));

        // Then
        assertThat(ending).isEqualTo(new Ending(Exit.FINISHED, ""));
        assertThat(workspace.resolve("src/test/a.py")).hasContent("a");
        assertThat(run.events(SessionStarted.class)).hasSize(1);
        assertThat(run.events(Prompted.class)).extracting(Prompted::text).containsExactly("Write the tests.");
        assertThat(run.events(Replied.class)).extracting(Replied::turn).containsExactly(1, 2, 3);
        assertThat(run.events(ArtifactSubmitted.class)).hasSize(1);
        assertThat(run.events(SessionEnded.class)).hasSize(1);
    }

    @Test
    void a_worker_that_forgets_to_hand_in_is_reminded_twice_and_then_left() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard().requiring("note"), workspace);

        // When
        var ending = agent().work(assignment(run, script("tester", says("Done."))));

        // Then
        assertThat(ending).isEqualTo(new Ending(Exit.FINISHED, "not handed in: note"));
        assertThat(run.events(Prompted.class)).hasSize(3);
        assertThat(run.events(Prompted.class).getLast().text()).contains("still needs: note");
    }

    @Test
    void a_document_with_problems_is_not_taken_and_the_worker_can_mend_it() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard().requiring("note"), workspace);
        var play = script(
                "tester", calls("submit_artifact", "{'type':'note','content':{}}"), submits(), says("Handed in."));

        // When
        agent().work(assignment(run, play));

        // Then
        assertThat(run.events(CallFinished.class).getFirst().output())
                .contains("note was not taken")
                .contains("text");
        assertThat(run.events(ArtifactSubmitted.class)).hasSize(1);
    }

    @Test
    void a_process_that_stops_at_any_event_is_followed_by_one_that_ends_with_the_same_log() throws Exception {
        // Given
        var play = script(
                "tester",
                Step.of(
                        "Two at once.",
                        Script.Call.of("read_files", "{\"path\":\"src/test/a.py\"}"),
                        Script.Call.of("glob", "{\"pattern\":\"**\"}")),
                calls("write_files", "{'path':'src/test/a.py','content':'a','mode':'append'}"),
                calls("write_files", "{'path':'src/main/a.py','content':'a'}"),
                submits(),
                says("Done."));
        var whole = TestRun.empty(Setup.standard().requiring("note"), directory.resolve("whole"));
        agent().work(assignment(whole, play));
        var length = whole.events().size();
        var said = whole.events(Replied.class).stream()
                .map(reply -> tuple(reply.turn(), reply.text(), reply.asks()))
                .toList();

        for (int stop = 3; stop < length; stop++) {
            var run = TestRun.empty(Setup.standard().requiring("note"), directory.resolve("stop-" + stop));
            var stopped = new StoppingControl(run.control(), stop);

            // When
            stopped.work(run, play);
            var ending = agent().work(assignment(run, play));

            // Then
            assertThat(ending.exit()).as("stopped at %d", stop).isEqualTo(Exit.FINISHED);
            assertThat(run.events(Replied.class))
                    .as("stopped at %d", stop)
                    .extracting(Replied::turn, Replied::text, Replied::asks)
                    .isEqualTo(said);
            assertThat(run.files().root().resolve("src/test/a.py")).hasContent("a");
            assertThat(run.events(SessionEnded.class)).hasSize(1);
        }
    }

    @Test
    void a_nudge_that_somebody_reports_enters_the_conversation_before_the_next_turn() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);
        run.report(run.started(TestRun.SESSION));
        run.report(new Prompted(TestRun.SESSION, TestRun.RUN, "[WATCHER: scope] stay in scope"));
        var play = script("tester", says("Understood."));

        // When
        var ending = agent().work(assignment(run, play));

        // Then
        assertThat(ending.exit()).isEqualTo(Exit.FINISHED);
        assertThat(Transcript.of(run.control().events(TestRun.RUN), TestRun.SESSION)
                        .conversation("")
                        .messages())
                .hasSize(2);
    }

    @Test
    void a_model_that_cannot_answer_ends_the_session_with_its_reason() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);

        // When
        var ending = agent().work(assignment(run, script("somebody-else", says("?"))));

        // Then
        assertThat(ending.exit()).isEqualTo(Exit.FAILED);
        assertThat(ending.detail()).contains("no section for role 'tester'");
    }

    @Test
    void the_second_session_of_a_role_plays_the_section_for_it() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);
        var play = new Script(
                "test",
                List.of(
                        new Script.Section("tester", List.of(says("first")), 0),
                        new Script.Section("tester#2", List.of(says("second")), 0)),
                Script.NOTHING_MORE);
        var model = new ScriptedModel(play);
        var bounds = Assignment.Bounds.DEFAULT;

        // When
        agent().work(assignment(run, new SessionId("s1"), model, bounds));
        agent().work(assignment(run, new SessionId("s2"), model, bounds));

        // Then
        assertThat(run.events(Replied.class)).extracting(Replied::text).containsExactly("first", "second");
    }

    @Test
    void sessions_side_by_side_do_not_disturb_each_other() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);
        var play = new ScriptedModel(script(
                "tester", calls("glob", "{'pattern':'**'}"), calls("read_files", "{'path':'none'}"), says("Done.")));

        // When
        List<Future<Ending>> endings;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            endings = IntStream.range(0, 5)
                    .mapToObj(i -> threads.submit(() ->
                            agent().work(assignment(run, new SessionId("s" + i), play, Assignment.Bounds.DEFAULT))))
                    .toList();
        }

        // Then
        for (var ending : endings) {
            assertThat(ending.get()).isEqualTo(new Ending(Exit.FINISHED, ""));
        }
        assertThat(run.events(Replied.class)).hasSize(15);
        assertThat(run.events(CallFinished.class)).hasSize(10);
    }

    @Test
    void a_session_has_no_more_turns_than_its_bounds() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);
        var again = calls("glob", "{'pattern':'**'}");
        var model = new ScriptedModel(script("tester", again, again, again));

        // When
        var ending = agent().work(assignment(
                run, TestRun.SESSION, model, new Assignment.Bounds(2, 100_000, 1000, Duration.ofSeconds(10))));

        // Then
        assertThat(ending.exit()).isEqualTo(Exit.BUDGET);
        assertThat(run.events(Replied.class)).hasSize(2);
    }

    @Test
    void a_question_is_answered_by_a_person_and_the_end_of_the_run_ends_the_session() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);
        var asks = calls("ask_user_question", "{'question':'Cents or euros?','options':['cents','euros']}");
        var person = run.answering(true, "cents");

        // When
        agent().work(assignment(run, script("tester", asks, says("Thanks."))));
        person.join();
        run.steer(new RunCommand.Cancel(TestRun.RUN, "enough"));
        var late = agent().work(assignment(
                run, new SessionId("s2"), new ScriptedModel(script("tester", asks)), Assignment.Bounds.DEFAULT));

        // Then
        assertThat(run.events(CallFinished.class))
                .extracting(CallFinished::output)
                .containsExactly("cents");
        assertThat(late.exit()).isEqualTo(Exit.CANCELLED);
    }

    @Test
    void an_interrupted_session_stays_open() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);
        var asks = calls("ask_user_question", "{'question':'Cents or euros?'}");
        var work = assignment(run, script("tester", asks));
        var thread = Thread.currentThread();
        Thread.ofVirtual().start(() -> {
            try {
                run.nextQuestion();
                thread.interrupt();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });

        // When
        assertThatThrownBy(() -> agent().work(work)).isInstanceOf(InterruptedException.class);

        // Then
        assertThat(run.events(SessionEnded.class)).isEmpty();
    }
}
