package dev.signalbox.engine.model.provider;

import static dev.signalbox.engine.model.provider.ConformanceScript.GREP;
import static dev.signalbox.engine.model.provider.ConformanceScript.READ;
import static dev.signalbox.engine.model.provider.ConformanceScript.SCRIPT;
import static dev.signalbox.engine.model.provider.ConformanceScript.TEXT;
import static dev.signalbox.engine.model.provider.ConformanceScript.USAGE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.engine.model.Conversation;
import dev.signalbox.engine.model.Message.ToolResults;
import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.ModelCutOff;
import dev.signalbox.engine.model.ModelRefused;
import dev.signalbox.engine.model.ModelUnavailable;
import dev.signalbox.engine.model.Reply;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Script.Call;
import dev.signalbox.engine.model.Speaker;
import dev.signalbox.engine.model.StopReason;
import dev.signalbox.engine.model.ToolResult;
import dev.signalbox.engine.model.ToolSpec;
import dev.signalbox.engine.model.ToolUse;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.model.loopback.LoopbackModelServer;
import dev.signalbox.sdk.wire.JsonText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every implementation of [Model] does, shown against the wire formats of the vendors.
final class ModelConformanceTest {
    private static final List<ToolSpec> TOOLS = List.of(
            new ToolSpec(
                    "read_files",
                    "Reads a file",
                    "{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\",\"minLength\":1},\"limit\":{\"type\":\"integer\"}},\"required\":[\"path\"]}"),
            new ToolSpec(
                    "grep", "Searches", "{\"type\":\"object\",\"properties\":{\"pattern\":{\"type\":\"string\"}}}"));

    private final HastyPace pace = new HastyPace();
    private final Recorder heard = new Recorder();
    private final LoopbackModelServer server = LoopbackModelServer.start(SCRIPT);

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource
    void a_text_is_heard_in_order_and_returned_whole_with_its_usage(Side side) throws InterruptedException {
        // Given
        var model = model(side);

        // When
        var reply = model.chat(request("text"), heard);

        // Then
        assertThat(heard.pieces).hasSizeGreaterThan(2);
        assertThat(heard.text()).isEqualTo(TEXT);
        assertThat(reply.text()).isEqualTo(TEXT);
        assertThat(reply.stop()).isEqualTo(StopReason.END_TURN);
        assertThat(reply.usage()).isEqualTo(USAGE);
        assertThat(reply.toolUses()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_tool_call_carries_its_name_and_arguments(Side side) throws InterruptedException {
        // Given
        var model = model(side);

        // When
        var reply = model.chat(request("one-call"), heard);

        // Then
        assertThat(reply.text()).isEqualTo("I read.");
        assertThat(reply.stop()).isEqualTo(StopReason.TOOL_USE);
        assertThat(calls(reply)).containsExactly(READ);
    }

    @ParameterizedTest
    @EnumSource
    void parallel_calls_keep_their_order_and_have_ids_of_their_own(Side side) throws InterruptedException {
        // Given
        var model = model(side);

        // When
        var reply = model.chat(request("two-calls"), heard);

        // Then
        assertThat(calls(reply)).containsExactly(READ, GREP);
        assertThat(reply.toolUses())
                .extracting(ToolUse::id)
                .doesNotHaveDuplicates()
                .allMatch(id -> !id.isBlank());
    }

    @ParameterizedTest
    @EnumSource
    void results_of_tools_go_back_and_the_model_goes_on(Side side) throws InterruptedException {
        // Given
        var model = model(side);
        var first = request("two-calls");
        var reply = model.chat(first, heard);
        var results = IntStream.range(0, 2)
                .mapToObj(at -> {
                    var use = reply.toolUses().get(at);
                    var outcome = at == 0 ? ToolResult.Outcome.DONE : ToolResult.Outcome.FAILED;
                    return new ToolResult(use.id(), use.name(), "result number " + at, outcome);
                })
                .toList();

        // When
        var second = model.chat(
                request("two-calls", first.conversation().with(reply.message()).with(new ToolResults(results))), heard);

        // Then
        assertThat(second.text()).isEqualTo("Both are there.");
        assertThat(second.stop()).isEqualTo(StopReason.END_TURN);
        if (side.speaksHttp()) {
            assertThat(server.exchanges().getLast().body()).contains("result number 0", "result number 1");
        }
    }

    @ParameterizedTest
    @EnumSource
    void thoughts_are_heard_apart_from_the_text(Side side) throws InterruptedException {
        // Given
        var model = model(side);

        // When
        var reply = model.chat(request("think"), heard);

        // Then
        assertThat(String.join("", heard.thoughts)).isEqualTo("Hm, let me see.");
        assertThat(reply.text()).isEqualTo(TEXT);
    }

    @ParameterizedTest
    @EnumSource
    void a_wrong_key_is_refused_at_once_without_showing_it(Side side) {
        // Given
        var model = model(side);

        // When
        var refused = catchThrowableOfType(ModelRefused.class, () -> model.chat(request("401"), heard));

        // Then
        assertThat(refused.reason()).isEqualTo(ModelRefused.Reason.KEY);
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused)
                .hasMessageContaining("invalid x-api-key")
                .hasMessageContaining(side.keyName)
                .hasMessageNotContaining(Side.KEY);
        assertThat(heard.retries).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_busy_vendor_is_asked_again_after_the_pause_it_wants(Side side) throws InterruptedException {
        // Given
        var model = model(side);

        // When
        var reply = model.chat(request("429"), heard);

        // Then
        assertThat(reply.text()).isEqualTo(TEXT);
        assertThat(pace.slept()).containsExactly(Duration.ofSeconds(7));
    }

    @ParameterizedTest
    @EnumSource
    void an_overloaded_vendor_is_asked_again_after_a_pause_of_our_own(Side side) throws InterruptedException {
        // Given
        var model = model(side);

        // When
        var reply = model.chat(request("529-once"), heard);

        // Then
        assertThat(reply.text()).isEqualTo(TEXT);
        assertThat(pace.slept()).containsExactly(Duration.ofMillis(100));
    }

    @ParameterizedTest
    @EnumSource
    void a_vendor_that_stays_overloaded_is_given_up(Side side) {
        // Given
        var model = model(side);

        // When
        var unavailable = catchThrowableOfType(ModelUnavailable.class, () -> model.chat(request("529"), heard));

        // Then
        assertThat(unavailable.status()).isEqualTo(529);
        assertThat(unavailable.attempts()).isEqualTo(3);
        assertThat(unavailable).hasMessageContaining("Overloaded");
        assertThat(heard.retries).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_reply_cut_after_its_beginning_was_heard_is_reported_with_what_was_heard(Side side) {
        // Given
        var model = model(side);

        // When
        var cut = catchThrowableOfType(ModelCutOff.class, () -> model.chat(request("cut-late"), heard));

        // Then
        assertThat(cut.heard()).isEqualTo(TEXT.substring(0, 15)).isEqualTo(heard.text());
        assertThat(heard.retries).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_reply_cut_before_anything_was_heard_is_asked_for_again(Side side) throws InterruptedException {
        // Given
        var model = model(side);

        // When
        var reply = model.chat(request("cut-early"), heard);

        // Then
        assertThat(reply.text()).isEqualTo(TEXT).isEqualTo(heard.text());
        assertThat(heard.retries).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void an_answer_that_is_no_json_is_asked_for_again_and_then_given_up(Side side) throws InterruptedException {
        // Given
        var model = model(side);

        // When
        var reply = model.chat(request("garbage-once"), heard);
        var unavailable = catchThrowableOfType(ModelUnavailable.class, () -> model.chat(request("garbage"), heard));

        // Then
        assertThat(reply.text()).isEqualTo(TEXT);
        assertThat(unavailable.attempts()).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource
    void a_line_without_end_is_not_read_to_its_end(Side side) {
        // Given
        var model = model(side);

        // When
        var unavailable = catchThrowableOfType(ModelUnavailable.class, () -> model.chat(request("huge"), heard));

        // Then
        assertThat(unavailable).hasMessageContaining("line longer than");
    }

    @ParameterizedTest
    @EnumSource
    void a_silent_vendor_is_left_at_the_time_out(Side side) {
        // Given
        var model = side.model(SCRIPT, server.base(), Pace.REAL);
        var hurried = request("slow", Duration.ofMillis(300));
        var start = System.nanoTime();

        // When
        var unavailable = catchThrowableOfType(ModelUnavailable.class, () -> model.chat(hurried, heard));

        // Then
        assertThat(unavailable).hasMessageContaining("time-out of PT0.3S");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @EnumSource
    void an_interrupt_in_the_middle_of_a_reply_ends_the_call(Side side) throws InterruptedException {
        // Given
        var model = side.model(SCRIPT, server.base(), Pace.REAL);
        var begun = new CountDownLatch(1);
        var outcome = new AtomicReference<Object>();
        var call = Thread.ofVirtual().start(() -> {
            try {
                outcome.set(model.chat(request("dripping"), _ -> begun.countDown()));
            } catch (InterruptedException | RuntimeException end) {
                outcome.set(end);
            }
        });
        begun.await();

        // When
        call.interrupt();

        // Then
        assertThat(call.join(Duration.ofSeconds(5))).isTrue();
        assertThat(outcome.get()).isInstanceOf(InterruptedException.class);
    }

    @ParameterizedTest
    @EnumSource
    void what_the_listener_throws_ends_the_call_and_reaches_the_caller(Side side) {
        // Given
        var model = model(side);

        // When / Then
        assertThatThrownBy(() -> model.chat(request("text"), _ -> {
                    throw new UnsupportedOperationException("enough");
                }))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("enough");
    }

    @ParameterizedTest
    @EnumSource
    void many_conversations_at_once_are_each_answered_right(Side side) throws InterruptedException {
        // Given
        var model = model(side);
        var replies = new ConcurrentHashMap<Integer, String>();
        var sections = List.of("text", "one-call", "think", "two-calls");

        // When
        var calls = IntStream.range(0, 40)
                .mapToObj(at -> Thread.ofVirtual().start(() -> replies.put(at, told(model, sections.get(at % 4)))))
                .toList();
        for (var call : calls) {
            call.join();
        }

        // Then
        var expected = List.of(TEXT, "I read.", TEXT, "");
        assertThat(replies)
                .hasSize(40)
                .allSatisfy((at, text) -> assertThat(text).isEqualTo(expected.get(at % 4)));
    }

    private static String told(Model model, String section) {
        try {
            return model.chat(request(section), TurnListener.SILENT).text();
        } catch (InterruptedException end) {
            throw new AssertionError(end);
        }
    }

    private Model model(Side side) {
        return side.model(SCRIPT, server.base(), pace);
    }

    private static Request request(String section) {
        return request(section, Duration.ofMinutes(1));
    }

    private static Request request(String section, Duration timeout) {
        var conversation = Conversation.of("You are tested.", "Begin. [[script:%s]]".formatted(section));
        return new Request(Speaker.of(section), conversation, TOOLS, 1000, timeout);
    }

    private static Request request(String section, Conversation conversation) {
        return new Request(Speaker.of(section), conversation, TOOLS, 1000, Duration.ofMinutes(1));
    }

    /// Members may come in another order and with other blanks.
    private static List<Call> calls(Reply reply) {
        return reply.toolUses().stream()
                .map(use -> Call.of(use.name(), JsonText.print(JsonText.parse(use.argsJson()))))
                .toList();
    }
}
