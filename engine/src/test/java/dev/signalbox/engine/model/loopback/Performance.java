package dev.signalbox.engine.model.loopback;

import com.sun.net.httpserver.HttpExchange;
import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Answers one request with one step, or with what goes wrong this time.
///
/// @param fault that hits this time, or null
record Performance(Played played, @Nullable Fault fault, Format format, Asked asked) {
    private static final int HUGE_LINE = 6 << 20;

    /// A length that no answer reaches, so that the client sees the connection break.
    private static final long NEVER_REACHED = 1L << 30;

    int status() {
        return switch (fault) {
            case Fault.Status status -> status.status();
            case Fault.Cut _, Fault.Garbage _, Fault.HugeLine _ -> 0;
            case null -> 200;
        };
    }

    /// The ids of the tool calls that the answer will hold.
    List<String> issued() {
        return fault != null || format.callPrefix().isEmpty()
                ? List.of()
                : IntStream.range(0, played.step().calls().size())
                        .mapToObj(at -> played.callId(format.callPrefix(), at))
                        .toList();
    }

    void play(HttpExchange exchange) throws IOException {
        rest(played.step().delay());
        switch (fault) {
            case Fault.Status status -> {
                var after = status.retryAfter();
                if (after != null) {
                    exchange.getResponseHeaders().set("Retry-After", String.valueOf(after.toSeconds()));
                }
                send(exchange, status.status(), format.error(status));
            }
            case Fault.Garbage _ -> raw(exchange, "data: {this is no JSON\n\n");
            case Fault.HugeLine _ -> raw(exchange, "data: " + "x".repeat(HUGE_LINE) + "\n\n");
            case Fault.Cut _ -> stream(exchange, NEVER_REACHED);
            case null -> {
                if (asked.delivery() == Asked.Delivery.EVENTS) {
                    stream(exchange, 0);
                } else {
                    send(exchange, 200, format.whole(played, asked));
                }
            }
        }
    }

    private static void raw(HttpExchange exchange, String text) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private void stream(HttpExchange exchange, long length) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, length);
        try {
            format.stream(played, asked, new Events(exchange.getResponseBody(), played.step(), fault));
        } catch (Events.CutHere cut) {
            // closing the exchange short of its length breaks the connection
        }
    }

    static void send(HttpExchange exchange, int status, Json answer) throws IOException {
        var bytes = JsonText.print(answer).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static void rest(Duration delay) {
        try {
            TimeUnit.NANOSECONDS.sleep(delay.toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
