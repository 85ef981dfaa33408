package dev.signalbox.app.http;

import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.sdk.wire.JsonText;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.BiConsumer;

/// The way of every request: gate, query, content, handler, reply; and whatever goes wrong on it becomes a problem.
final class Exchange {
    private static final Map<String, String> SECURITY = Map.of(
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "X-Frame-Options",
            "DENY",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Content-Security-Policy",
            "default-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'; object-src 'none'");

    private final ServerSettings settings;
    private final Gate gate;
    private final Repeats repeats = new Repeats();
    private final BiConsumer<String, Throwable> bugs;

    /// @param bugs hears what nobody expected, by the trace id of the request
    Exchange(ServerSettings settings, Gate gate, BiConsumer<String, Throwable> bugs) {
        this.settings = settings;
        this.gate = gate;
        this.bugs = bugs;
    }

    Request request(Context context) {
        return new Request(context, settings);
    }

    void serve(Endpoint endpoint, Context context) {
        var request = request(context);
        begin(context, request);
        try {
            var caller = gate.admit(endpoint.access(), endpoint.name(), request);
            var call = new Call(
                    caller,
                    request.bearer(),
                    request.path(),
                    request.query(endpoint),
                    request.headers(),
                    Content.read(context, endpoint),
                    request.address(),
                    request.trace());
            write(context, repeats.once(endpoint, call, () -> endpoint.handler().handle(call)));
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            write(context, problem(Problem.of(Kind.UNAVAILABLE, "the server stops"), request, context));
        } catch (Exception failure) {
            write(context, problem(failure, request, context));
        }
    }

    /// Turns what the router throws into a problem as well.
    void failed(Exception failure, Context context) {
        var request = request(context);
        begin(context, request);
        write(context, problem(failure, request, context));
    }

    private void begin(Context context, Request request) {
        SECURITY.forEach(context::header);
        context.header("Trace-Id", request.trace());
        context.header("Cache-Control", "no-store");
        if (settings.front() == ServerSettings.Front.TLS_PROXY) {
            context.header("Strict-Transport-Security", "max-age=31536000");
        }
        request.listedOrigin().ifPresent(origin -> {
            context.header("Access-Control-Allow-Origin", origin);
            context.header("Access-Control-Expose-Headers", "Trace-Id, Location, Retry-After");
            context.header("Cross-Origin-Resource-Policy", "cross-origin");
            context.header("Vary", "Origin");
        });
    }

    /// Answers the question that a browser asks before it calls from a page of another origin.
    void preflight(Context context) {
        var request = request(context);
        begin(context, request);
        try {
            request.checkHost();
        } catch (Problem problem) {
            write(context, problem(problem, request, context));
            return;
        }
        if (request.listedOrigin().isPresent()) {
            context.header("Access-Control-Allow-Methods", "GET, POST, DELETE");
            context.header(
                    "Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, Last-Event-ID");
            context.header("Access-Control-Max-Age", "600");
        }
        context.status(204);
    }

    private Reply problem(Exception failure, Request request, Context context) {
        var problem = Failures.problem(failure);
        if (problem.kind() == Kind.INTERNAL) {
            bugs.accept(request.trace(), failure);
        }
        var reply = new Reply.Document(
                problem.kind().status(), problem.json(context.path(), request.trace()), problem.headers());
        return reply.with("Content-Type", "application/problem+json");
    }

    private void write(Context context, Reply reply) {
        context.status(reply.status());
        reply.headers().forEach(context::header);
        switch (reply) {
            case Reply.Document(var _, var json, var headers) -> {
                context.contentType(headers.getOrDefault("Content-Type", Endpoint.JSON));
                context.result(JsonText.print(json).getBytes(StandardCharsets.UTF_8));
            }
            case Reply.Page page -> {
                context.contentType(page.type());
                context.result(page.text().getBytes(StandardCharsets.UTF_8));
            }
            case Reply.Empty _ -> {
                // the status says it all
            }
            case Reply.Stream stream -> stream(context, stream);
        }
    }

    private static void stream(Context context, Reply.Stream stream) {
        context.contentType(stream.type());
        try {
            stream.writer().write(context.res().getOutputStream());
        } catch (IOException gone) {
            // nobody listens any more, which is how most streams end
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }
}
