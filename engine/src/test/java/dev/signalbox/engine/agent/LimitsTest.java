package dev.signalbox.engine.agent;

import static dev.signalbox.engine.agent.Play.agent;
import static dev.signalbox.engine.agent.Play.assignment;
import static dev.signalbox.engine.agent.Play.calls;
import static dev.signalbox.engine.agent.Play.says;
import static dev.signalbox.engine.agent.Play.script;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.Prices;
import dev.signalbox.engine.model.Reply;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.model.provider.ScriptedModel;
import dev.signalbox.engine.tool.TestRun;
import dev.signalbox.engine.tool.TestRun.Setup;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.BudgetWarned;
import dev.signalbox.kernel.event.RunEvent.DriverStarted;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.event.RunEvent.RunResumed;
import dev.signalbox.kernel.event.SessionEvent.Compacted;
import dev.signalbox.kernel.event.SessionEvent.Exit;
import dev.signalbox.kernel.event.SessionEvent.Replied;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ProjectId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.run.RunCommand;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
final class LimitsTest {
    private static final Script.Step LOOK = calls("glob", "{'pattern':'**'}");

    @TempDir
    Path workspace;

    @Test
    void a_budget_warns_once_at_four_fifths_and_asks_when_it_is_used_up() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard().with(new Budget(5, 0, 0, 3600)), workspace);
        var play = script("tester", LOOK, LOOK, LOOK, LOOK, LOOK, says("Done."));
        var person = Thread.ofVirtual().start(() -> raise(run));

        // When
        var ending = agent().work(assignment(run, play));

        // Then
        person.join();
        assertThat(ending.exit()).isEqualTo(Exit.FINISHED);
        assertThat(run.events(BudgetWarned.class))
                .extracting(BudgetWarned::used)
                .containsExactly("4 of 5 turns");
        assertThat(run.events(Replied.class)).hasSize(6);
    }

    private static void raise(TestRun run) {
        try {
            var question = run.nextQuestion();
            assertThat(question).isInstanceOf(Waiting.ForBudget.class);
            run.steer(new RunCommand.RaiseBudget(TestRun.RUN, new Budget(50, 0, 0, 3600)));
            run.steer(new RunCommand.Answer(TestRun.RUN, question.id(), true, ""));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_budget_that_nobody_raises_ends_the_session() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard().with(new Budget(400, 10, 0, 3600)), workspace);
        var person = run.answering(false, "no more");

        // When
        var ending = agent().work(assignment(run, script("tester", LOOK, LOOK)));

        // Then
        person.join();
        assertThat(ending.exit()).isIn(Exit.BUDGET, Exit.CANCELLED);
        assertThat(run.control().look(TestRun.RUN))
                .get()
                .hasToString(run.desk().state().toString());
        assertThat(run.desk().state().word()).isEqualTo("failed");
    }

    @Test
    void a_dollar_cap_with_an_unknown_price_refuses_to_start() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard().with(new Budget(400, 0, 1_000_000, 3600)), workspace);
        var model = new Named(new ScriptedModel(script("tester", says("Hello."))), "somewhere/unknown");
        var work = assignment(run, TestRun.SESSION, model, Assignment.Bounds.DEFAULT);

        // When
        var ending = new BuiltInAgent(Prices.shipped(), InstantSource.system()).work(work);

        // Then
        assertThat(ending.exit()).isEqualTo(Exit.FAILED);
        assertThat(ending.detail()).contains("no price is known for somewhere/unknown");
        assertThat(run.events(Replied.class)).isEmpty();
    }

    private record Named(ScriptedModel model, String name) implements Model {
        @Override
        public Reply chat(Request request, TurnListener listener) throws InterruptedException {
            return model.chat(request, listener);
        }
    }

    @Test
    void a_long_conversation_is_folded_and_calls_keep_their_results() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);
        Files.writeString(workspace.resolve("long.txt"), "words ".repeat(500));
        var read = calls("read_files", "{'path':'long.txt'}");
        var play = new Script(
                "test",
                List.of(
                        new Script.Section(
                                "tester", List.of(read, read, read, read, read, read, says("The seventh turn.")), 0),
                        new Script.Section("summarizer", List.of(says("The file was read often.")), 0)),
                Script.NOTHING_MORE);
        var bounds = new Assignment.Bounds(50, 4_000, 1000, Duration.ofSeconds(10));

        // When
        agent().work(assignment(run, TestRun.SESSION, new ScriptedModel(play), bounds));

        // Then
        assertThat(run.events(Compacted.class)).isNotEmpty();
        assertThat(run.events(Replied.class).getLast().text()).isEqualTo("The seventh turn.");
        var conversation = Transcript.of(run.control().events(TestRun.RUN), TestRun.SESSION)
                .conversation("");
        assertThat(conversation.turns()).isEqualTo(7);
        assertThat(conversation.messages().getFirst())
                .isInstanceOfSatisfying(
                        Message.User.class,
                        user -> assertThat(user.text())
                                .startsWith("Write the tests.")
                                .endsWith("The file was read often."));
        assertPaired(conversation.messages());
    }

    private static void assertPaired(List<Message> messages) {
        for (int i = 0; i < messages.size(); i++) {
            if (messages.get(i) instanceof Message.Assistant said
                    && !said.toolUses().isEmpty()) {
                var results = (Message.ToolResults) messages.get(i + 1);
                assertThat(results.results())
                        .extracting(result -> result.id())
                        .isEqualTo(said.toolUses().stream().map(use -> use.id()).toList());
            }
        }
    }

    @Test
    void a_model_that_writes_no_summary_is_replaced_by_a_list_of_what_was_done() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);
        Files.writeString(workspace.resolve("long.txt"), "words ".repeat(500));
        var read = calls("read_files", "{'path':'long.txt'}");
        var bounds = new Assignment.Bounds(50, 4_000, 1000, Duration.ofSeconds(10));
        var model = new ScriptedModel(script("tester", read, read, read, read, read, says("End.")));

        // When
        agent().work(assignment(run, TestRun.SESSION, model, bounds));

        // Then
        assertThat(run.events(Compacted.class).getFirst().summary())
                .contains("- turn 1: I call read_files. [read_files {\"path\":\"long.txt\"}: done]");
    }

    @Test
    void working_time_leaves_out_pauses_and_the_time_without_a_process() {
        // Given
        var start = Instant.parse("2026-01-01T00:00:00Z");
        var log = List.of(
                recorded(start, 0, new DriverStarted(TestRun.RUN, "host", 1)),
                recorded(start, 10, new RunPaused(TestRun.RUN, "lunch")),
                recorded(start, 100, new RunResumed(TestRun.RUN)),
                recorded(start, 105, new BudgetWarned(TestRun.RUN, "turns", "")),
                recorded(start, 500, new DriverStarted(TestRun.RUN, "host", 2)));

        // When
        var time = WorkingTime.of(log, start.plusSeconds(507));

        // Then
        assertThat(time).isEqualTo(Duration.ofSeconds(10 + 5 + 7));
    }

    private static Recorded recorded(Instant start, long second, Event event) {
        return new Recorded(second + 1, start.plusSeconds(second), "engine", event);
    }

    @Test
    void the_contract_names_what_holds_and_the_task_what_blocked() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard().requiring("note"), workspace);
        var contract =
                new Contract(run.workflow(), run.phase(), TestRun.profile(), "You are a tester.", Map.of("note", "{}"));

        // When
        var system = contract.system();
        var task = contract.task(
                new TaskCreated(
                        new TaskId("task-1"),
                        new ProjectId("p"),
                        "Discounts {{phase}}",
                        "",
                        List.of("Half a cent is rounded up"),
                        List.of(),
                        "small",
                        List.of()),
                run.desk().state().facts(),
                "tester");

        // Then
        assertThat(system)
                .startsWith("You are a tester.")
                .contains(
                        "**TDD**",
                        "Paths you may write: `src/test/**`",
                        "`python3 -m pytest`",
                        "### note",
                        "Write them first.");
        assertThat(task)
                .startsWith("# Task: Discounts {{phase}}")
                .contains("- Half a cent is rounded up", "phase TDD as tester. Hand in: note.")
                .doesNotContain("# Reviews", "Constraints");
        assertThat(system.lines().collect(Collectors.joining())).doesNotContain("{{");
    }
}
