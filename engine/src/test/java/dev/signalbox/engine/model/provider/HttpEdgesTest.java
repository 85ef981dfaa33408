package dev.signalbox.engine.model.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.signalbox.engine.model.Conversation;
import dev.signalbox.engine.model.ModelCutOff;
import dev.signalbox.engine.model.ModelException;
import dev.signalbox.engine.model.ModelRefused;
import dev.signalbox.engine.model.ModelUnavailable;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Speaker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/// Answers that no vendor documents, but that servers and proxies give.
final class HttpEdgesTest {
    private static final Script NO_SCRIPT = new Script("none", List.of(), "");
    private static final Map<String, String> EVENTS = Map.of("Content-Type", "text/event-stream");

    private final HastyPace pace = new HastyPace();
    private final Recorder heard = new Recorder();
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource(names = "SCRIPTED", mode = EnumSource.Mode.EXCLUDE)
    void a_stream_that_ends_politely_but_too_early_counts_as_cut(Side side) {
        // Given
        answer(
                200,
                EVENTS,
                switch (side) {
                    case ANTHROPIC -> """
                event: content_block_start
                data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":"Hel"}}

                """;
                    case GEMINI -> "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Hel\"}]}}]}\n\n";
                    default -> "data: {\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}]}\n\n";
                });

        // When
        var cut = catchThrowableOfType(ModelCutOff.class, () -> chat(side));

        // Then
        assertThat(cut.heard()).isEqualTo("Hel");
        assertThat(cut).hasMessageContaining("closed in the middle");
    }

    @ParameterizedTest
    @EnumSource(names = "SCRIPTED", mode = EnumSource.Mode.EXCLUDE)
    void a_page_in_place_of_a_stream_is_shown_in_part(Side side) {
        // Given
        answer(200, Map.of("Content-Type", "text/html"), "<html>\n  Please log in </html>" + "x".repeat(10_000));

        // When
        var unavailable = catchThrowableOfType(ModelUnavailable.class, () -> chat(side));

        // Then
        assertThat(unavailable).hasMessageContaining("text/html: <html> Please log in </html>xxx");
        assertThat(String.valueOf(unavailable.getMessage()).length()).isLessThan(800);
    }

    @Test
    void an_overload_in_the_middle_of_a_stream_is_an_overload() {
        // Given
        answer(200, EVENTS, """
                event: error
                data: {"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}}

                """);

        // When
        var unavailable = catchThrowableOfType(ModelUnavailable.class, () -> chat(Side.ANTHROPIC));

        // Then
        assertThat(unavailable.status()).isEqualTo(529);
        assertThat(unavailable).hasMessageContaining("Overloaded (overloaded_error)");
    }

    @Test
    void a_redirect_is_not_followed_since_it_would_carry_the_key_elsewhere() {
        // Given
        answer(302, Map.of("Location", "http://127.0.0.1:1/elsewhere"), "");

        // When
        var failed = catchThrowableOfType(ModelException.class, () -> chat(Side.OPENAI));

        // Then
        assertThat(failed).hasMessageContaining("302").hasMessageContaining("http://127.0.0.1:1/elsewhere");
        assertThat(requests).hasValue(1);
    }

    @Test
    void a_vendor_that_echoes_the_key_does_not_bring_it_into_a_message() {
        // Given
        answer(401, Map.of(), "{\"error\":{\"message\":\"Incorrect API key provided: %s\"}}".formatted(Side.KEY));

        // When
        var refused = catchThrowableOfType(ModelRefused.class, () -> chat(Side.OPENAI));

        // Then
        assertThat(refused).hasMessageContaining("provided: ***").hasMessageNotContaining(Side.KEY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Retry-After    | 12                            | {}                                                               | PT12S",
                "Retry-After    | 1.5                           | {}                                                               | PT1.5S",
                "retry-after-ms | 250                           | {}                                                               | PT0.25S",
                "X-Other        | 1                             | {\"error\":{\"details\":[{\"retryDelay\":\"3.5s\"}]}}            | PT3.5S",
                "X-Other        | 1                             | [{\"error\":{\"details\":[{\"retryDelay\":\"2s\"}]}}]            | PT2S",
                "Retry-After    | nonsense                      | {}                                                               | PT0.1S",
            })
    void a_wanted_pause_is_understood_in_every_form(String header, String value, String body, Duration pause) {
        // Given
        answer(429, Map.of(header, value), body);

        // When
        var unavailable = catchThrowableOfType(ModelUnavailable.class, () -> chat(Side.OPENAI));

        // Then
        assertThat(unavailable.attempts()).isEqualTo(3);
        assertThat(pace.slept().getFirst()).isEqualTo(pause);
    }

    @Test
    void nobody_listening_is_unavailable_and_names_the_address() {
        // Given
        var address = base();
        server.stop(0);

        // When
        var unavailable = catchThrowableOfType(ModelUnavailable.class, () -> chat(Side.OPENAI));

        // Then
        assertThat(unavailable.status()).isZero();
        assertThat(unavailable).hasMessageContaining("no connection to " + address.getAuthority());
    }

    @Test
    void an_error_without_a_body_still_says_its_status() {
        // Given
        answer(502, Map.of(), "");

        // When
        var unavailable = catchThrowableOfType(ModelUnavailable.class, () -> chat(Side.GEMINI));

        // Then
        assertThat(unavailable.status()).isEqualTo(502);
        assertThat(unavailable).hasMessageContaining("no reason given");
    }

    private void answer(int status, Map<String, String> headers, String body) {
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.incrementAndGet();
                exchange.getRequestBody().readAllBytes();
                headers.forEach(exchange.getResponseHeaders()::set);
                var bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                if (bytes.length > 0) {
                    exchange.getResponseBody().write(bytes);
                }
            }
        });
    }

    private URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private void chat(Side side) throws InterruptedException {
        var conversation = Conversation.of("", "Hello");
        var request = new Request(Speaker.of("tester"), conversation, List.of(), 100, Duration.ofMinutes(1));
        var reply = side.model(NO_SCRIPT, base(), pace).chat(request, heard);
        throw new AssertionError("an answer came: " + reply);
    }
}
