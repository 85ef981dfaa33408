package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.event.Role;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The live channels: in order, without a gap, whoever else listens.
class ServerLiveTest {
    private static final int PATIENCE_SECONDS = 30;

    @TempDir
    static Path directory;

    static Served served;
    static String key;

    @BeforeAll
    static void serve() throws IOException {
        served = Served.in(directory);
        key = served.key(Role.VIEWER);
    }

    @AfterAll
    static void end() {
        served.close();
    }

    /// Something that happens in the recorded run.
    private static void note(int number, String text) {
        served.serving
                .workbench()
                .control()
                .submit(new Command.Report("test", new Noted(Recording.RUN, "n" + number, text, Json.obj())));
    }

    private static long head() {
        return served.serving.workbench().store().log().head().seq();
    }

    /// Gathers what a socket hears.
    private static final class Heard implements WebSocket.Listener {
        private final LinkedBlockingQueue<Json> frames = new LinkedBlockingQueue<>();
        private final CompletableFuture<String> closed = new CompletableFuture<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            part.append(data);
            if (last) {
                frames.add(JsonText.parse(part.toString()));
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            closed.complete(code + " " + reason);
            return null;
        }

        Json next() throws InterruptedException {
            var frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("nothing came");
            }
            return frame;
        }

        List<Long> next(int count) throws InterruptedException {
            var seqs = new ArrayList<Long>();
            for (var i = 0; i < count; i++) {
                seqs.add(next().number("seq").orElseThrow());
            }
            return seqs;
        }
    }

    private static WebSocket socket(String bearer, String path, WebSocket.Listener listener) {
        var http = served.uri(path).toString();
        return served.client
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + bearer)
                .buildAsync(URI.create("ws" + http.substring("http".length())), listener)
                .join();
    }

    @Test
    void a_socket_of_a_run_hears_what_was_and_what_comes() throws InterruptedException {
        // Given
        var heard = new Heard();

        // When
        var socket = socket(key, "/ws/runs/r-first", heard);
        var first = heard.next();
        note(1, "now");
        var frames = new ArrayList<>(List.of(first));
        while (!frames.getLast().text("message").orElse("").contains("now")) {
            frames.add(heard.next());
        }
        socket.abort();

        // Then
        assertThat(first.text("status")).contains("pending");
        var last = frames.getLast();
        assertThat(List.of(last.text("task_id"), last.text("run_id"), last.text("status")))
                .extracting(each -> each.orElse(""))
                .containsExactly("t-first", "r-first", "waiting");
        assertThat(last.at("event").flatMap(event -> event.text("type"))).contains("run.noted");
        assertThat(frames).extracting(each -> each.number("seq").orElse(0L)).isSorted();
    }

    @Test
    void whoever_comes_back_goes_on_where_they_were_without_a_gap() throws InterruptedException {
        // Given
        var from = head();
        IntStream.range(0, 20).forEach(i -> note(i, "before"));
        var first = new Heard();
        var socket = socket(key, "/ws/anna?after=" + from, first);
        var before = first.next(10);
        socket.abort();
        IntStream.range(0, 20).forEach(i -> note(i, "meanwhile"));

        // When
        var second = new Heard();
        var again = socket(key, "/ws/anna?after=" + before.getLast(), second);
        IntStream.range(0, 20).forEach(i -> note(i, "after"));
        var rest = second.next(50);
        again.abort();

        // Then
        before.addAll(rest);
        assertThat(before)
                .isEqualTo(IntStream.rangeClosed(1, 60).mapToObj(i -> from + i).toList());
    }

    @Test
    void a_stalled_reader_holds_nobody_up_and_is_told_where_to_go_on() throws Exception {
        // Given
        var from = head();
        var text = "x".repeat(20_000);
        var heard = new Heard();
        var socket = socket(key, "/ws/quick", heard);
        try (var stalled = stalled()) {
            // the upgrade was answered; from now on nothing is read
            assertThat(line(stalled)).startsWith("HTTP/1.1 101");
            awaitListeners(2);

            // When
            for (var i = 0; i < 1500; i++) {
                note(i, text);
                if (i % 300 == 299) {
                    heard.next(300);
                }
            }

            // Then
            awaitListeners(1);
            assertThat(heard.closed).isNotDone();
            assertThat(everything(stalled)).contains("too slow; go on with ?after=");
        } finally {
            socket.abort();
        }
        assertThat(head()).isEqualTo(from + 1500);
    }

    private static Socket stalled() throws IOException {
        var socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), served.serving.port()));
        socket.setSoTimeout(PATIENCE_SECONDS * 1000);
        socket.getOutputStream()
                .write(("GET /ws/slow HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n"
                                + "Authorization: Bearer " + key + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static String line(Socket socket) throws IOException {
        var line = new StringBuilder();
        for (var c = socket.getInputStream().read();
                c != '\n' && c >= 0;
                c = socket.getInputStream().read()) {
            line.append((char) c);
        }
        return line.toString();
    }

    private static String everything(Socket socket) throws IOException {
        var out = new StringBuilder();
        var buffer = new byte[1 << 16];
        for (var n = socket.getInputStream().read(buffer);
                n >= 0;
                n = socket.getInputStream().read(buffer)) {
            out.append(new String(buffer, 0, n, StandardCharsets.ISO_8859_1));
            if (out.indexOf("?after=") >= 0) {
                break;
            }
        }
        return out.toString();
    }

    private static void awaitListeners(int count) throws InterruptedException {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (served.serving.fanout().listeners() != count && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        assertThat(served.serving.fanout().listeners()).isEqualTo(count);
    }

    @Test
    void server_sent_events_go_on_behind_the_last_id() throws Exception {
        // Given
        var from = head();
        note(1, "one");
        note(2, "two");

        // When
        var response = served.client.send(
                served.request(key, "/api/v1/events")
                        .header("Accept", "text/event-stream")
                        .header("Last-Event-ID", Long.toString(from))
                        .build(),
                BodyHandlers.ofInputStream());
        try (var lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8))) {
            var ids = new ArrayList<Long>();
            note(3, "three");
            while (ids.size() < 3) {
                var line = lines.readLine();
                if (line.startsWith("id: ")) {
                    ids.add(Long.parseLong(line.substring(4)));
                }
            }

            // Then
            assertThat(ids).containsExactly(from + 1, from + 2, from + 3);
        }
    }

    @Test
    void a_long_poll_waits_for_the_first_event() {
        // Given
        var from = head();
        var poll = CompletableFuture.supplyAsync(
                () -> served.get(key, "/api/v1/runs/r-first/events?wait=20&after=" + from));

        // When
        note(1, "at last");
        var json =
                Served.json(poll.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join());

        // Then
        assertThat(json.list("events")).hasSize(1);
        assertThat(json.number("next")).contains(from + 1);
    }

    @Test
    void a_socket_is_opened_for_whom_the_gate_lets_in() {
        // Given
        var other = served.key(Role.VIEWER, Served.OTHER);
        var agent = served.key(Role.AGENT);

        // When
        var statuses = List.of(
                refused("", "/ws/runs/r-first"),
                refused(other, "/ws/runs/r-first"),
                refused(agent, "/ws/anybody"),
                refused(key, "/ws/runs/none"));

        // Then
        assertThat(statuses).containsExactly(401, 404, 403, 404);
    }

    private static int refused(String bearer, String path) {
        var failure = catchThrowableOfType(CompletionException.class, () -> socket(bearer, path, new Heard()));
        return failure.getCause() instanceof WebSocketHandshakeException handshake
                ? handshake.getResponse().statusCode()
                : 0;
    }

    @Test
    void a_ping_is_answered() throws InterruptedException {
        // Given
        var heard = new Heard();
        var socket = socket(key, "/ws/pinging", heard);

        // When
        socket.sendText("ping", true).join();

        // Then
        assertThat(heard.next().flag("pong")).contains(true);
        socket.abort();
    }

    @Test
    void health_answers_in_time_and_says_of_what() {
        // Given
        served.get("", "/health");

        // When
        var start = System.nanoTime();
        var json = Served.json(served.get("", "/health"));

        // Then
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        assertThat(((Json.Obj) json.at("checks").orElseThrow()).members().keySet())
                .containsExactly("database", "cache", "workers", "sandbox", "disk");
    }
}
