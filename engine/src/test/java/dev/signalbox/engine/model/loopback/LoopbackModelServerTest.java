package dev.signalbox.engine.model.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Script.Call;
import dev.signalbox.engine.model.Script.Section;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.engine.model.Usage;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LoopbackModelServerTest {
    private static final Step FULL = new Step(
            "Hm.",
            "I patch it.",
            List.of(
                    Call.of("grep", "{\"pattern\":\"x\"}"),
                    new Call("apply_patch", "*** Begin", "mcp__gate", Call.Form.CUSTOM)),
            new Usage(10, 5, 3, 0),
            null,
            Duration.ZERO,
            Duration.ZERO,
            0);
    private static final Script SCRIPT = new Script(
            "test",
            List.of(
                    new Section("talk", List.of(Step.of("first"), Step.of("second")), 0),
                    new Section("work", List.of(FULL, Step.of("done")), 0)),
            "fallback");
    private static final String TOOLS = ",\"tools\":[{\"name\":\"grep\",\"input_schema\":{}}]";

    private final LoopbackModelServer server = LoopbackModelServer.start(SCRIPT);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // the step is the number of assistant turns after the marker
                "user:[[script:talk]] go | first",
                "user:[[script:talk]] go, assistant:x, user:more | second",
                "user:hello, assistant:x, user:[[script:talk]] | first",
                // two items of the assistant in a row are one turn
                "user:[[script:talk]], assistant:x, assistant:y, user:more | second",
                // the last marker counts, also within a text
                "user:[[script:work]] [[script:talk]] | first",
                "user:[[script:talk]], assistant:x, user:[[script:talk]] | first",
                // nobody but the user sets a marker
                "user:hello, assistant:[[script:talk]], user:more | fallback",
                // run out, unknown, or none
                "user:[[script:talk]], assistant:x, user:y, assistant:x, user:y | fallback",
                "user:[[script:nothing]] | fallback",
                "user:hello | fallback",
                // tools where none are offered, unless forced
                "user:[[script:work]] | fallback",
                "user:[[script!:work]] | I patch it.",
            })
    void the_step_follows_from_the_conversation(String conversation, String text) throws Exception {
        // Given
        var messages = String.join(
                ",",
                Stream.of(conversation.split(", "))
                        .map(item -> item.split(":", 2))
                        .map(item -> "{\"role\":\"%s\",\"content\":\"%s\"}".formatted(item[0], item[1]))
                        .toList());

        // When
        var answer = post("/v1/messages", "{\"model\":\"m\",\"messages\":[%s]}".formatted(messages));

        // Then
        var texts = answer.list("content").stream().flatMap(part -> part.text("text").stream());
        assertThat(texts).containsExactly(text);
    }

    @Test
    void a_section_with_tools_plays_where_tools_are_offered() throws Exception {
        // When
        var answer = post(
                "/v1/messages",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"[[script:work]]\"}]%s}".formatted(TOOLS));

        // Then
        assertThat(answer.text("stop_reason")).contains("tool_use");
        assertThat(answer.list("content"))
                .extracting(part -> part.text("type").orElse(""))
                .containsExactly("thinking", "text", "tool_use", "tool_use");
    }

    @Test
    void what_was_asked_and_issued_is_kept() throws Exception {
        // When
        var answer = post(
                "/v1/messages?beta=true",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"[[script:work]]\"}]%s}".formatted(TOOLS));

        // Then
        assertThat(server.exchanges()).singleElement().satisfies(kept -> {
            assertThat(kept.path()).isEqualTo("/v1/messages?beta=true");
            assertThat(kept.headers()).containsEntry("x-api-key", "dummy");
            assertThat(kept.status()).isEqualTo(200);
            assertThat(kept.section()).isEqualTo("work");
            assertThat(kept.issued()).containsExactly("toolu_work_1_1", "toolu_work_1_2");
        });
        assertThat(answer.list("content").get(2).text("id")).contains("toolu_work_1_1");
    }

    @Test
    void the_responses_api_knows_custom_tools_and_namespaces() throws Exception {
        // When
        var answer = post("/v1/responses", responses("false"));

        // Then
        var output = answer.list("output");
        assertThat(output)
                .extracting(item -> item.text("type").orElse(""))
                .containsExactly("reasoning", "message", "function_call", "custom_tool_call");
        assertThat(output.get(2).text("arguments")).contains("{\"pattern\":\"x\"}");
        assertThat(output.get(3))
                .extracting(
                        item -> item.text("input").orElse(""),
                        item -> item.text("namespace").orElse(""))
                .containsExactly("*** Begin", "mcp__gate");
        assertThat(answer.at("usage").flatMap(usage -> usage.number("input_tokens")))
                .contains(13L);
    }

    @Test
    void the_responses_api_streams_numbered_events_that_end_with_the_whole() throws Exception {
        // When
        var events = send("/v1/responses", responses("true"))
                .body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> JsonText.parse(line.substring(6)))
                .toList();

        // Then
        assertThat(events)
                .extracting(event -> event.number("sequence_number").orElse(-1L))
                .containsExactlyElementsOf(
                        Stream.iterate(0L, at -> at + 1).limit(events.size()).toList());
        assertThat(events)
                .extracting(event -> event.text("type").orElse(""))
                .startsWith("response.created", "response.in_progress", "response.output_item.added")
                .containsSubsequence(
                        "response.content_part.added", "response.output_text.delta", "response.output_text.done")
                .containsSubsequence("response.function_call_arguments.delta", "response.function_call_arguments.done")
                .containsSubsequence("response.custom_tool_call_input.delta", "response.custom_tool_call_input.done")
                .endsWith("response.completed");
        assertThat(events.getLast()
                        .at("response")
                        .map(whole -> whole.list("output").size()))
                .contains(4);
    }

    @Test
    void a_call_and_its_reasoning_are_one_turn_of_the_responses_api() throws Exception {
        // When
        var answer = post("/v1/responses", """
                {"tools":[{"type":"function","name":"grep"}],"input":[
                  {"type":"message","role":"user","content":[{"type":"input_text","text":"[[script:work]]"}]},
                  {"type":"reasoning","summary":[]},
                  {"type":"function_call","call_id":"call_work_1_1","name":"grep","arguments":"{}"},
                  {"type":"function_call_output","call_id":"call_work_1_1","output":"[[script:talk]]"}]}
                """);

        // Then
        assertThat(JsonText.print(answer)).contains("done").doesNotContain("I patch it.");
    }

    @Test
    void gemini_answers_whole_and_as_json_where_that_is_wanted() throws Exception {
        // When
        var whole = post(
                "/v1beta/models/g:generateContent",
                "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"[[script!:talk]]\"}]}]}");
        var routed = post(
                "/v1beta/models/g:generateContent",
                "{\"contents\":[],\"generationConfig\":{\"responseMimeType\":\"application/json\"}}");

        // Then
        assertThat(JsonText.print(whole))
                .contains("\"text\":\"first\"", "\"finishReason\":\"STOP\"", "\"modelVersion\":\"g\"");
        assertThat(JsonText.print(routed)).contains("complexity_score");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/messages/count_tokens, input_tokens",
        "/v1beta/models/g:countTokens, totalTokens",
        "/v1/responses/input_tokens, input_tokens",
    })
    void tokens_are_counted(String path, String member) throws Exception {
        // When
        var answer = post(path, "{\"messages\":[],\"contents\":[],\"padding\":\"%s\"}".formatted("x".repeat(400)));

        // Then
        assertThat(answer.number(member))
                .hasValueSatisfying(tokens -> assertThat(tokens).isBetween(100L, 120L));
    }

    @Test
    void other_requests_get_what_clients_of_the_vendors_expect() throws Exception {
        // When
        var models = http.send(HttpRequest.newBuilder(at("/v1/models")).build(), HttpResponse.BodyHandlers.ofString());
        var head = http.send(
                HttpRequest.newBuilder(at("/"))
                        .method("HEAD", HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        var unknown = http.send(HttpRequest.newBuilder(at("/api/tags")).build(), HttpResponse.BodyHandlers.ofString());
        var malformed = send("/v1/messages", "{");

        // Then
        assertThat(JsonText.parse(models.body()).list("data")).hasSize(1);
        assertThat(List.of(models.statusCode(), head.statusCode(), unknown.statusCode(), malformed.statusCode()))
                .containsExactly(200, 200, 404, 400);
        assertThat(malformed.body()).contains("invalid_request_error");
    }

    @Test
    void a_web_socket_is_refused_so_that_clients_fall_back_to_http() {
        // When
        var opened = http.newWebSocketBuilder()
                .buildAsync(
                        URI.create(at("/v1/responses").toString().replace("http:", "ws:")),
                        new WebSocket.Listener() {});

        // Then
        assertThat(opened)
                .failsWithin(Duration.ofSeconds(5))
                .withThrowableOfType(ExecutionException.class)
                .havingCause()
                .isInstanceOfSatisfying(
                        WebSocketHandshakeException.class,
                        refused ->
                                assertThat(refused.getResponse().statusCode()).isEqualTo(426));
    }

    private static String responses(String stream) {
        return "{\"model\":\"m\",\"stream\":%s,\"tools\":[{\"type\":\"function\",\"name\":\"grep\"}],\"input\":\"[[script:work]]\"}"
                .formatted(stream);
    }

    private Json post(String path, String body) throws IOException, InterruptedException {
        var answer = send(path, body);
        assertThat(answer.statusCode()).isEqualTo(200);
        return JsonText.parse(answer.body());
    }

    private HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(at(path))
                .header("x-api-key", "dummy")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private URI at(String path) {
        return URI.create(server.base() + path);
    }
}
