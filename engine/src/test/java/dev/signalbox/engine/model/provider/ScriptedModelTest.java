package dev.signalbox.engine.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.engine.model.Conversation;
import dev.signalbox.engine.model.Message.Assistant;
import dev.signalbox.engine.model.Message.ToolResults;
import dev.signalbox.engine.model.Message.User;
import dev.signalbox.engine.model.ModelCutOff;
import dev.signalbox.engine.model.ModelRefused;
import dev.signalbox.engine.model.ModelUnavailable;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Script.Call;
import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.engine.model.Script.Section;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.engine.model.Speaker;
import dev.signalbox.engine.model.StopReason;
import dev.signalbox.engine.model.ToolResult;
import dev.signalbox.engine.model.ToolUse;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.model.Usage;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ScriptedModelTest {
    private static final Conversation ASKED = Conversation.of("You plan.", "Add a feature");

    private final Recorder heard = new Recorder();
    private final VirtualPace pace = new VirtualPace(0);

    @Test
    void a_step_is_said_in_pieces_and_asks_for_its_tools() throws InterruptedException {
        // Given
        var text = "I shall read the file before anything else is done.";
        var model = model(Step.of(text, Call.of("read_files", "{\"path\":\"a\"}"), Call.of("grep", "{}")));

        // When
        var reply = model.chat(request(ASKED), heard);

        // Then
        assertThat(heard.pieces).hasSizeGreaterThan(1);
        assertThat(heard.text()).isEqualTo(text);
        assertThat(reply.message())
                .isEqualTo(new Assistant(
                        text,
                        List.of(
                                new ToolUse("call_planner_PLAN_1_1_1", "read_files", "{\"path\":\"a\"}"),
                                new ToolUse("call_planner_PLAN_1_1_2", "grep", "{}"))));
        assertThat(reply.stop()).isEqualTo(StopReason.TOOL_USE);
    }

    @Test
    void the_step_follows_from_the_conversation_alone() throws InterruptedException {
        // Given
        var model = model(Step.of("one"), Step.of("two"));
        var later = ASKED.with(new Assistant("anything", List.of())).with(new User("go on"));

        // When
        var second = model.chat(request(later), heard);
        var secondAgain = model.chat(request(later), heard);
        var first = model.chat(request(ASKED), heard);

        // Then
        assertThat(List.of(first.text(), second.text(), secondAgain.text())).containsExactly("one", "two", "two");
    }

    @Test
    void turns_that_were_compacted_away_still_count() throws InterruptedException {
        // Given
        var model = model(Step.of("one"), Step.of("two"), Step.of("three"));
        var compacted = new Conversation("", List.of(new User("summary")), 2);

        // When
        var reply = model.chat(request(compacted), heard);

        // Then
        assertThat(reply.text()).isEqualTo("three");
    }

    @Test
    void a_script_that_has_run_out_says_its_fallback_and_ends() throws InterruptedException {
        // Given
        var model = model(Step.of("one"));
        var later = ASKED.with(new Assistant("one", List.of())).with(new User("go on"));

        // When
        var reply = model.chat(request(later), heard);

        // Then
        assertThat(reply.text()).isEqualTo(Script.NOTHING_MORE);
        assertThat(reply.stop()).isEqualTo(StopReason.END_TURN);
    }

    @Test
    void a_role_without_a_section_is_refused_with_the_sections_there_are() {
        // Given
        var model = model(Step.of("one"));
        var stranger = new Request(Speaker.of("tester"), ASKED, List.of(), 100, Duration.ofSeconds(1));

        // When
        var refused = catchThrowableOfType(ModelRefused.class, () -> model.chat(stranger, heard));

        // Then
        assertThat(refused).hasMessageContaining("'tester'").hasMessageContaining("[planner]");
        assertThat(refused.reason()).isEqualTo(ModelRefused.Reason.REQUEST);
    }

    @Test
    void an_estimate_counts_everything_that_was_read_and_written() throws InterruptedException {
        // Given
        var model = model(Step.of("12345678", Call.of("grep", "1234")));
        var conversation = Conversation.of("1234", "12345678")
                .with(new ToolResults(List.of(new ToolResult("c", "grep", "12345", ToolResult.Outcome.DONE))));

        // When
        var usage = model.chat(request(conversation), heard).usage();

        // Then
        assertThat(usage).isEqualTo(new Usage(5, 4, 0, 0));
    }

    @Test
    void an_overload_that_passes_is_retried_and_told() throws InterruptedException {
        // Given
        var model = model(Step.failing(new Fault.Status(529, "overloaded_error", "Overloaded", null, 2), "at last"));

        // When
        var reply = model.chat(request(ASKED), heard);

        // Then
        assertThat(reply.text()).isEqualTo("at last");
        assertThat(heard.retries)
                .containsExactly(
                        new TurnListener.Retry(1, Duration.ofSeconds(1), "Overloaded"),
                        new TurnListener.Retry(2, Duration.ofSeconds(2), "Overloaded"));
        assertThat(pace.slept()).containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2));
    }

    @Test
    void a_reply_cut_after_its_beginning_was_heard_is_not_repeated() {
        // Given
        var model = model(Step.failing(new Fault.Cut(5, 1), "Hello world"));

        // When
        var cut = catchThrowableOfType(ModelCutOff.class, () -> model.chat(request(ASKED), heard));

        // Then
        assertThat(cut.heard()).isEqualTo("Hello");
        assertThat(heard.retries).isEmpty();
    }

    @Test
    void a_reply_cut_before_its_beginning_is_repeated() throws InterruptedException {
        // Given
        var model = model(Step.failing(new Fault.Cut(0, 1), "Hello world"));

        // When
        var reply = model.chat(request(ASKED), heard);

        // Then
        assertThat(reply.text()).isEqualTo("Hello world");
        assertThat(heard.text()).isEqualTo("Hello world");
    }

    @Test
    void an_interrupted_thread_gets_no_reply() {
        // Given
        var model = model(new Step("", "late", List.of(), null, null, Duration.ofSeconds(1), Duration.ZERO, 0));
        Thread.currentThread().interrupt();

        // When / Then
        assertThatThrownBy(() -> model.chat(request(ASKED), heard)).isInstanceOf(InterruptedException.class);
        assertThat(heard.pieces).isEmpty();
    }

    @Test
    void a_delay_beyond_the_time_out_ends_the_call_at_the_time_out() {
        // Given
        var model = model(new Step("", "late", List.of(), null, null, Duration.ofHours(1), Duration.ZERO, 0));

        // When / Then
        assertThatThrownBy(() -> model.chat(request(ASKED), heard))
                .isInstanceOf(ModelUnavailable.class)
                .hasMessageContaining("time-out of PT1M");
        assertThat(pace.slept()).containsExactly(Duration.ofMinutes(1));
    }

    private ScriptedModel model(Step... steps) {
        var script = new Script("test", List.of(new Section("planner", List.of(steps), 1)), Script.NOTHING_MORE);
        return new ScriptedModel(script, RetryPolicy.DEFAULT, pace);
    }

    private static Request request(Conversation conversation) {
        return new Request(new Speaker("planner", "PLAN", 1), conversation, List.of(), 1000, Duration.ofMinutes(1));
    }
}
