package dev.signalbox.engine.model.loopback;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.signalbox.engine.model.Script;
import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// The server. Which vendor is meant follows from the path, so that one server stands for all of them:
///
/// | path | vendor |
/// |---|---|
/// | `/v1/messages`, `/v1/messages/count_tokens` | Anthropic |
/// | `/v1/chat/completions` | OpenAI, and whoever is compatible |
/// | `/v1/responses` | OpenAI |
/// | `/v1beta/models/M:generateContent`, `:streamGenerateContent`, `:countTokens` | Gemini |
/// | `/v1/models`, `/v1beta/models` | a list of one model |
public final class LoopbackModelServer implements AutoCloseable {
    private static final int MOST_KEPT = 10_000;

    private final Script script;
    private final HttpServer server;
    private final Consumer<Exchange> listener;
    private final List<Exchange> exchanges = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();

    private LoopbackModelServer(Script script, HttpServer server, Consumer<Exchange> listener) {
        this.script = script;
        this.server = server;
        this.listener = listener;
    }

    /// Starts a server on any free port.
    public static LoopbackModelServer start(Script script) {
        return start(script, 0, _ -> {});
    }

    /// Starts a server.
    ///
    /// @param port 0 for any free one
    /// @param listener is told of every exchange, on the thread that answers
    public static LoopbackModelServer start(Script script, int port, Consumer<Exchange> listener) {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
            var loopback = new LoopbackModelServer(script, server, listener);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", loopback::handle);
            server.start();
            return loopback;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot listen on 127.0.0.1:" + port, failure);
        }
    }

    /// `http://127.0.0.1:PORT`.
    public URI base() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    /// All exchanges so far, oldest first; beyond ten thousand no more are kept.
    public List<Exchange> exchanges() {
        return List.copyOf(exchanges);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath();
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            var format = format(path);
            if (exchange.getRequestHeaders().containsKey("Upgrade")
                    && exchange.getRequestHeaders().getFirst("Upgrade").equalsIgnoreCase("websocket")) {
                answer(
                        exchange,
                        body,
                        426,
                        Node.of("error", "no web sockets here").json());
            } else if (!exchange.getRequestMethod().equals("POST") || format.isEmpty()) {
                other(exchange, path, body);
            } else {
                play(exchange, format.get(), body);
            }
        }
    }

    private static Optional<Format> format(String path) {
        if (path.contains("/v1/messages")) {
            return Optional.of(new AnthropicFormat());
        }
        if (path.endsWith("/chat/completions")) {
            return Optional.of(new ChatFormat());
        }
        if (path.contains("/responses")) {
            return Optional.of(new ResponsesFormat());
        }
        return path.contains("enerateContent") || path.endsWith(":countTokens")
                ? Optional.of(new GeminiFormat())
                : Optional.empty();
    }

    private void other(HttpExchange exchange, String path, String body) throws IOException {
        if (path.endsWith("/models")) {
            var model = Node.of("id", "loopback")
                    .put("name", "models/loopback")
                    .put("object", "model")
                    .json();
            answer(
                    exchange,
                    body,
                    200,
                    Node.of("object", "list")
                            .put("data", List.of(model))
                            .put("models", List.of(model))
                            .json());
        } else if (path.equals("/")) {
            answer(exchange, body, 200, Node.of("status", "ok").json());
        } else {
            answer(
                    exchange,
                    body,
                    404,
                    Node.of("error", "nothing is served at " + path).json());
        }
    }

    private void play(HttpExchange exchange, Format format, String text) throws IOException {
        Json body;
        try {
            body = JsonText.parse(text);
        } catch (MalformedJson malformed) {
            var fault = new Fault.Status(400, "invalid_request_error", malformed.reason(), null, 0);
            answer(exchange, text, 400, format.error(fault));
            return;
        }
        var uri = exchange.getRequestURI();
        var path = uri.getPath();
        var asked = format.read(path, uri.getQuery() == null ? "" : uri.getQuery(), body);
        if (path.matches(".*(count_tokens|countTokens|input_tokens)")) {
            answer(exchange, text, 200, format.counted(text.length() / 4));
        } else if (GeminiFormat.wantsJson(body)) {
            answer(exchange, text, 200, GeminiFormat.routed(asked));
        } else {
            perform(exchange, format, asked, text);
        }
    }

    private void perform(HttpExchange exchange, Format format, Asked asked, String text) throws IOException {
        var played = Played.of(script, asked);
        var attempt = attempts.computeIfAbsent(played.section() + "/" + played.turn(), _ -> new AtomicInteger())
                .incrementAndGet();
        var fault = played.step().fault();
        var performance = new Performance(played, fault != null && fault.hits(attempt) ? fault : null, format, asked);
        keep(exchange, text, performance.status(), played, performance.issued());
        performance.play(exchange);
    }

    private void answer(HttpExchange exchange, String body, int status, Json answer) throws IOException {
        keep(exchange, body, status, new Played("", 0, Script.Step.of("")), List.of());
        Performance.send(exchange, status, answer);
    }

    private void keep(HttpExchange exchange, String body, int status, Played played, List<String> issued) {
        var headers = new TreeMap<String, String>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
        var kept = new Exchange(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                headers,
                body,
                status,
                played.section(),
                played.turn(),
                issued);
        if (exchanges.size() < MOST_KEPT) {
            exchanges.add(kept);
        }
        listener.accept(kept);
    }
}
