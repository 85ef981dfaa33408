package dev.signalbox.engine.model.provider;

import static dev.signalbox.engine.model.provider.ConformanceScript.SCRIPT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.model.Conversation;
import dev.signalbox.engine.model.Message.Assistant;
import dev.signalbox.engine.model.Message.ToolResults;
import dev.signalbox.engine.model.Message.User;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Speaker;
import dev.signalbox.engine.model.ToolResult;
import dev.signalbox.engine.model.ToolResult.Outcome;
import dev.signalbox.engine.model.ToolSpec;
import dev.signalbox.engine.model.ToolUse;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.model.loopback.Exchange;
import dev.signalbox.engine.model.loopback.LoopbackModelServer;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What the vendors are sent, whole.
final class RequestsTest {
    private static final String SCHEMA =
            "{\"type\":\"object\",\"properties\":{\"path\":{\"type\":\"string\",\"minLength\":1}},"
                    + "\"required\":[\"path\"]}";

    private final LoopbackModelServer server = LoopbackModelServer.start(SCRIPT);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void anthropic_gets_marks_for_its_cache_and_results_in_one_message() throws InterruptedException {
        // When
        var sent = sent(Side.ANTHROPIC, history(""));

        // Then
        assertThat(sent.path()).isEqualTo("/v1/messages");
        assertThat(sent.headers()).containsEntry("x-api-key", Side.KEY).containsKey("anthropic-version");
        assertThat(sent.json()).isEqualTo(json("""
                {
                  "model": "claude-test",
                  "messages": [
                    {"role": "user", "content": [{"type": "text", "text": "Begin. [[script:text]]"}]},
                    {"role": "assistant", "content": [
                      {"type": "text", "text": "I look."},
                      {"type": "tool_use", "id": "a1", "name": "read_files", "input": {"path": "x"}},
                      {"type": "tool_use", "id": "a2", "name": "read_files", "input": {}}
                    ]},
                    {"role": "user", "content": [
                      {"type": "tool_result", "tool_use_id": "a1", "content": "(nothing)"},
                      {"type": "tool_result", "tool_use_id": "a2", "content": "no such file", "is_error": true,
                       "cache_control": {"type": "ephemeral"}}
                    ]}
                  ],
                  "system": [{"type": "text", "text": "You are tested.", "cache_control": {"type": "ephemeral"}}],
                  "max_tokens": 777,
                  "stream": true,
                  "tools": [{"name": "read_files", "description": "Reads a file", "input_schema": %s,
                             "cache_control": {"type": "ephemeral"}}]
                }
                """.formatted(SCHEMA)));
    }

    @Test
    void openai_compatible_servers_get_a_message_for_each_result() throws InterruptedException {
        // When
        var sent = sent(Side.OPENAI_COMPATIBLE, history(""));

        // Then
        assertThat(sent.path()).isEqualTo("/v1/chat/completions");
        assertThat(sent.headers()).containsEntry("authorization", "Bearer " + Side.KEY);
        assertThat(sent.json()).isEqualTo(json("""
                {
                  "model": "qwen-test",
                  "messages": [
                    {"role": "system", "content": "You are tested."},
                    {"role": "user", "content": "Begin. [[script:text]]"},
                    {"role": "assistant", "content": "I look.", "tool_calls": [
                      {"id": "a1", "type": "function",
                       "function": {"name": "read_files", "arguments": "{\\"path\\":\\"x\\"}"}},
                      {"id": "a2", "type": "function", "function": {"name": "read_files", "arguments": "{}"}}
                    ]},
                    {"role": "tool", "tool_call_id": "a1", "content": "(nothing)"},
                    {"role": "tool", "tool_call_id": "a2", "content": "no such file"}
                  ],
                  "stream": true,
                  "stream_options": {"include_usage": true},
                  "max_tokens": 777,
                  "tools": [{"type": "function",
                             "function": {"name": "read_files", "description": "Reads a file", "parameters": %s}}]
                }
                """.formatted(SCHEMA)));
    }

    @Test
    void gemini_gets_results_in_one_turn_and_its_signatures_back() throws InterruptedException {
        // Given
        var memo = "{\"vendor\":\"gemini\",\"a1\":\"c2lnbmVk\"}";

        // When
        var sent = sent(Side.GEMINI, history(memo));

        // Then
        assertThat(sent.path()).isEqualTo("/v1beta/models/gemini-3-test:streamGenerateContent?alt=sse");
        assertThat(sent.headers()).containsEntry("x-goog-api-key", Side.KEY);
        assertThat(sent.json()).isEqualTo(json("""
                {
                  "contents": [
                    {"role": "user", "parts": [{"text": "Begin. [[script:text]]"}]},
                    {"role": "model", "parts": [
                      {"text": "I look."},
                      {"functionCall": {"name": "read_files", "args": {"path": "x"}}, "thoughtSignature": "c2lnbmVk"},
                      {"functionCall": {"name": "read_files", "args": {}}}
                    ]},
                    {"role": "user", "parts": [
                      {"functionResponse": {"name": "read_files", "response": {"output": ""}}},
                      {"functionResponse": {"name": "read_files", "response": {"error": "no such file"}}}
                    ]}
                  ],
                  "generationConfig": {"maxOutputTokens": 777},
                  "systemInstruction": {"parts": [{"text": "You are tested."}]},
                  "tools": [{"functionDeclarations": [
                    {"name": "read_files", "description": "Reads a file", "parametersJsonSchema": %s}]}]
                }
                """.formatted(SCHEMA)));
    }

    @Test
    void gemini_is_told_to_do_without_a_signature_that_was_lost() throws InterruptedException {
        // When
        var sent = sent(Side.GEMINI, history("{\"vendor\":\"anthropic\",\"a1\":\"other\"}"));

        // Then
        var parts = sent.json().list("contents").get(1).list("parts");
        assertThat(parts.get(1).text("thoughtSignature")).contains("skip_thought_signature_validator");
        assertThat(parts.get(2).text("thoughtSignature")).isEmpty();
    }

    @Test
    void gemini_s_signature_comes_back_in_the_next_turn() throws InterruptedException {
        // Given
        var model = Side.GEMINI.model(SCRIPT, server.base(), Pace.REAL);
        var asked = Conversation.of("", "Begin. [[script:two-calls]]");
        var reply = model.chat(request(asked), TurnListener.SILENT);
        var results = reply.toolUses().stream()
                .map(use -> new ToolResult(use.id(), use.name(), "ok", Outcome.DONE))
                .toList();

        // When
        model.chat(request(asked.with(reply.message()).with(new ToolResults(results))), TurnListener.SILENT);

        // Then
        var parts = server.exchanges().getLast().json().list("contents").get(1).list("parts");
        assertThat(parts)
                .extracting(part -> part.text("thoughtSignature").orElse("none"))
                .containsExactly("c2ln_two_calls_1", "none");
    }

    @Test
    void anthropic_s_signed_thought_comes_back_in_the_next_turn() throws InterruptedException {
        // Given
        var model = Side.ANTHROPIC.model(SCRIPT, server.base(), Pace.REAL);
        var asked = Conversation.of("", "Begin. [[script:think]]");
        var reply = model.chat(request(asked), TurnListener.SILENT);

        // When
        model.chat(request(asked.with(reply.message()).with(new User("Go on"))), TurnListener.SILENT);

        // Then
        var content =
                server.exchanges().getLast().json().list("messages").get(1).list("content");
        assertThat(content.getFirst())
                .isEqualTo(
                        json("{\"type\":\"thinking\",\"thinking\":\"Hm, let me see.\",\"signature\":\"sig_think_1\"}"));
    }

    /// A conversation with all that vendors are picky about: an empty result, a failed one, and arguments cut off.
    private static Conversation history(String memo) {
        var uses =
                List.of(new ToolUse("a1", "read_files", "{\"path\":\"x\"}"), new ToolUse("a2", "read_files", "{\"pa"));
        var results = List.of(
                new ToolResult("a1", "read_files", "", Outcome.DONE),
                new ToolResult("a2", "read_files", "no such file", Outcome.FAILED));
        return Conversation.of("You are tested.", "Begin. [[script:text]]")
                .with(new Assistant("I look.", uses, memo))
                .with(new ToolResults(results));
    }

    private Exchange sent(Side side, Conversation conversation) throws InterruptedException {
        var model = side.model(SCRIPT, server.base(), Pace.REAL);
        assertThat(model.chat(request(conversation), TurnListener.SILENT).text())
                .isNotEmpty();
        return server.exchanges().getLast();
    }

    private static Request request(Conversation conversation) {
        var tools = List.of(new ToolSpec("read_files", "Reads a file", SCHEMA));
        return new Request(Speaker.of("tester"), conversation, tools, 777, Duration.ofMinutes(1));
    }

    private static Json json(String text) {
        return JsonText.parse(text);
    }
}
