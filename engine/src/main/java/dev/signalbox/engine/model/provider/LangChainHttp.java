package dev.signalbox.engine.model.provider;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// LangChain4j's way to the network for one try of one call. It runs on the calling thread, so that an interrupt
/// reaches it, and keeps what went wrong, since exceptions do not pass through LangChain4j unharmed.
final class LangChainHttp implements HttpClient {
    private final EventSource source;
    private final Attempt attempt;
    private final Answer answer;
    private @Nullable AttemptFailed failed;
    private @Nullable InterruptedException interrupted;

    LangChainHttp(EventSource source, Attempt attempt, Answer answer) {
        this.source = source;
        this.attempt = attempt;
        this.answer = answer;
    }

    HttpClientBuilder builder() {
        return new Builder(this);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("replies are always streamed");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        try {
            source.post(translated(request), attempt, (name, data) -> hear(name, data, listener));
            listener.onClose();
        } catch (AttemptFailed failure) {
            failed = failure;
        } catch (InterruptedException interrupt) {
            interrupted = interrupt;
        }
    }

    private boolean hear(String name, String data, ServerSentEventListener listener) throws AttemptFailed {
        if (name.equals("error") || VendorError.isIn(data)) {
            throw VendorError.of(data);
        }
        try {
            listener.onEvent(new ServerSentEvent(name, data));
        } catch (RuntimeException unreadable) {
            throw new AttemptFailed(0, "an event of the answer could not be read: " + VendorError.excerpt(data));
        }
        return !answer.isBroken();
    }

    private static java.net.http.HttpRequest.Builder translated(HttpRequest request) {
        var builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .POST(BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder;
    }

    /// Throws what went wrong, if anything did.
    void rethrow() throws AttemptFailed, InterruptedException {
        if (interrupted != null) {
            throw interrupted;
        }
        if (failed != null) {
            throw failed;
        }
    }

    /// Hands out the one client; its time-outs are those of the attempt.
    private record Builder(LangChainHttp client) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ignored) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return Duration.ZERO;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ignored) {
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
