package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever is wrong with a request, the answer is a problem document (RFC 9457) that says so.
class ServerProblemsTest {
    @TempDir
    static Path directory;

    static Served served;
    static String key;

    @BeforeAll
    static void serve() throws IOException {
        served = Served.in(directory);
        key = served.key(Role.ADMIN);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    private static void isProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        var json = Served.json(response);
        assertThat(json.number("status")).contains((long) status);
        assertThat(json.text("trace_id").orElse("")).matches("[0-9a-f]{32}");
        assertThat(Stream.of("type", "title", "detail", "instance").map(json::text))
                .allMatch(Optional::isPresent);
    }

    private static HttpRequest.Builder content(String text) {
        return served.request(key, "/api/v1/tasks")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(text));
    }

    static Stream<Arguments> requests() {
        var deep = "{\"description\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        var big = "{\"description\":\"" + "a".repeat(2 << 20) + "\"}";
        return Stream.of(
                of("an unknown path", 404, served.request(key, "/api/v1/nothing")),
                of("an unknown run", 404, served.request(key, "/api/v1/runs/r-none")),
                of("a run that can be none", 404, served.request(key, "/api/v1/runs/%20")),
                of("another method", 405, served.request(key, "/api/v1/tasks").DELETE()),
                of("an unknown parameter", 400, served.request(key, "/api/v1/tasks?colour=red")),
                of("a parameter twice", 400, served.request(key, "/api/v1/tasks?limit=1&limit=2")),
                of("a parameter out of bounds", 400, served.request(key, "/api/v1/tasks?limit=0")),
                of("a forged cursor", 400, served.request(key, "/api/v1/tasks?cursor=AAAA")),
                of("a cursor of another list", 400, served.request(key, "/api/v1/runs?cursor=dGFza3MgMSAy")),
                of(
                        "another media type",
                        415,
                        served.request(key, "/api/v1/tasks")
                                .header("Content-Type", "text/plain")
                                .POST(BodyPublishers.ofString("{}"))),
                of("no media type", 415, served.request(key, "/api/v1/tasks").POST(BodyPublishers.ofString("{}"))),
                of("no content", 400, content("")),
                of("broken JSON", 400, content("{\"description\": \"a\",}")),
                of("a member twice", 400, content("{\"description\":\"a\",\"description\":\"b\"}")),
                of("deep JSON", 400, content(deep)),
                of("a large content", 413, content(big)),
                of("an unknown member", 422, content("{\"description\":\"a\",\"colour\":\"red\"}")),
                of("a missing member", 422, content("{}")),
                of("a number for a text", 422, content("{\"description\":1}")),
                of("an unknown workflow", 404, content("{\"description\":\"a\",\"workflow\":\"nothing\"}")),
                of("an unknown project", 404, content("{\"description\":\"a\",\"project\":\"nothing\"}")),
                of(
                        "a bad key of idempotency",
                        400,
                        content("{\"description\":\"a\"}").header("Idempotency-Key", "a b")),
                of("another host", 421, served.request(key, "/health")),
                of(
                        "a page of another origin",
                        403,
                        content("{\"description\":\"a\"}").header("Origin", "https://evil.example")));
    }

    private static Arguments of(String what, int status, HttpRequest.Builder request) {
        return Arguments.of(Named.of(what, request.build()), status);
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_that_cannot_be_answered_is_a_problem(HttpRequest request, int status) throws IOException {
        // When
        var response =
                status == 421 ? raw("GET /health HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n") : "";

        // Then
        if (status == 421) {
            assertThat(response).startsWith("HTTP/1.1 421").contains("application/problem+json", "trace_id");
        } else {
            isProblem(served.send(request), status);
        }
    }

    static Stream<Arguments> rawRequests() {
        return Stream.of(
                Arguments.of("GARBAGE\r\n\r\n", "400"),
                Arguments.of("GET /../a HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "400"),
                Arguments.of("GET /health HTTP/1.1\r\nConnection: close\r\n\r\n", "400"),
                Arguments.of(
                        "GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + "a".repeat(40_000) + "\r\n\r\n", "431"));
    }

    @ParameterizedTest
    @MethodSource("rawRequests")
    void what_never_comes_as_far_as_a_route_is_a_problem_too(String request, String status) throws IOException {
        // When
        var response = raw(request);

        // Then
        assertThat(response).startsWith("HTTP/1.1 " + status).contains("application/problem+json", "\"trace_id\"");
    }

    private static String raw(String request) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), served.serving.port())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void content_that_is_no_utf_8_is_refused_with_the_place() {
        // Given
        var bytes = "{\"description\":\"a?\"}".getBytes(StandardCharsets.UTF_8);
        bytes[17] = (byte) 0xff;

        // When
        var response = served.send(served.request(key, "/api/v1/tasks")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(bytes))
                .build());

        // Then
        isProblem(response, 400);
        assertThat(Served.json(response).text("detail").orElse("")).contains("byte 17");
    }

    @Test
    void every_fault_of_a_content_is_told_with_its_pointer() {
        // When
        var response = served.post(
                key,
                "/api/v1/tasks",
                JsonText.parse("{\"description\":7,\"requirements\":[\"a\",2],\"colour/hue\":1}"));

        // Then
        isProblem(response, 422);
        assertThat(Served.json(response).list("errors"))
                .extracting(each -> each.text("pointer").orElse(""))
                .containsExactlyInAnyOrder("/description", "/requirements/1", "/colour~1hue");
    }

    @Test
    void the_trace_of_the_caller_is_kept() {
        // Given
        var trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        // When
        var response = served.send(served.request("", "/api/v1/tasks")
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .build());

        // Then
        assertThat(Served.json(response).text("trace_id")).contains(trace);
        assertThat(response.headers().firstValue("Trace-Id")).contains(trace);
    }

    @Test
    void the_same_write_sent_again_is_done_once_and_answered_alike() {
        // Given
        var body = Json.obj().with("description", Json.of("Only once"));
        var request = served.request(key, "/api/v1/tasks")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "once-1")
                .POST(BodyPublishers.ofString(JsonText.print(body)))
                .build();
        var first = served.send(request);

        // When
        var second = served.send(request);
        var other = served.send(served.request(key, "/api/v1/tasks")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", "once-1")
                .POST(BodyPublishers.ofString("{\"description\":\"Something else\"}"))
                .build());

        // Then
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        isProblem(other, 422);
    }

    @Test
    void a_list_is_read_page_by_page_without_a_gap() {
        // Given
        for (var i = 0; i < 5; i++) {
            served.post(key, "/api/v1/tasks", Json.obj().with("description", Json.of("Page " + i)));
        }
        var whole = ids(Served.json(served.get(key, "/api/v1/tasks?limit=500")));

        // When
        var paged = Stream.<String>builder();
        var cursor = "";
        do {
            var page = Served.json(
                    served.get(key, "/api/v1/tasks?limit=2" + (cursor.isEmpty() ? "" : "&cursor=" + cursor)));
            ids(page).forEach(paged);
            cursor = page.text("next_cursor").orElse("");
        } while (!cursor.isEmpty());

        // Then
        assertThat(paged.build()).containsExactlyElementsOf(whole).hasSizeGreaterThanOrEqualTo(5);
    }

    private static java.util.List<String> ids(Json page) {
        return page.list("tasks").stream()
                .map(each -> each.text("task_id").orElse(""))
                .toList();
    }
}
