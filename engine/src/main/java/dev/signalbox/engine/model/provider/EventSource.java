package dev.signalbox.engine.model.provider;

import java.io.IOException;
import java.net.ConnectException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Flow;

/// Posts a request, and hands on the server-sent events of its answer on the calling thread (WHATWG HTML, section
/// 9.2, without `id` and `retry`).
///
/// An error status, an answer of another type, a line or an answer beyond the limits, silence and a broken
/// connection are all an [AttemptFailed].
final class EventSource {

    /// Takes events.
    interface Sink {
        /// Takes the next event.
        ///
        /// @param name of the event, `message` if it has none
        /// @return whether more are wanted
        boolean event(String name, String data) throws AttemptFailed;
    }

    private static final Duration CONNECT = Duration.ofSeconds(15);

    private final HttpClient http;
    private final Limits limits;
    private final Pace pace;
    private final Secret key;

    EventSource(HttpClient http, Limits limits, Pace pace, Secret key) {
        this.http = http;
        this.limits = limits;
        this.pace = pace;
        this.key = key;
    }

    /// A client for [EventSource]: HTTP/1.1, since some model servers stumble over the offer of HTTP/2, and without
    /// redirects, which would carry the key elsewhere.
    static HttpClient client() {
        var builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
        var proxies = ProxySelector.getDefault();
        return (proxies == null ? builder : builder.proxy(proxies)).build();
    }

    /// Posts the request, with its time-out set to what is left of the attempt.
    void post(HttpRequest.Builder request, Attempt attempt, Sink sink) throws AttemptFailed, InterruptedException {
        var response = send(request, attempt);
        try (var incoming = new Incoming()) {
            response.body().subscribe(incoming);
            var lines = new Lines(incoming, limits, attempt, pace);
            if (response.statusCode() != 200) {
                throw VendorError.of(response.statusCode(), response.headers(), key.scrub(lines.rest(limits.error())));
            }
            var type = response.headers().firstValue("content-type").orElse("text/event-stream");
            if (!type.toLowerCase(Locale.ROOT).startsWith("text/event-stream")) {
                throw new AttemptFailed(
                        0,
                        "the answer was no stream of events but %s: %s"
                                .formatted(type, VendorError.excerpt(key.scrub(lines.rest(limits.error())))));
            }
            events(lines, sink);
        }
    }

    private HttpResponse<Flow.Publisher<List<ByteBuffer>>> send(HttpRequest.Builder request, Attempt attempt)
            throws AttemptFailed, InterruptedException {
        var left = attempt.left(pace);
        if (left.isZero()) {
            throw new AttemptFailed(0, "the time was up");
        }
        var patience = left.compareTo(limits.idle()) < 0 ? left : limits.idle();
        var whole = request.timeout(patience).build();
        try {
            return http.send(whole, HttpResponse.BodyHandlers.ofPublisher());
        } catch (HttpTimeoutException late) {
            throw new AttemptFailed(
                    0, "%s did not answer within %s".formatted(whole.uri().getAuthority(), patience));
        } catch (ConnectException refused) {
            throw new AttemptFailed(
                    0, "no connection to %s".formatted(whole.uri().getAuthority()));
        } catch (IOException broken) {
            throw new AttemptFailed(
                    0, "the connection to %s broke: %s".formatted(whole.uri().getAuthority(), broken.getMessage()));
        }
    }

    private static void events(Lines lines, Sink sink) throws AttemptFailed, InterruptedException {
        var name = "message";
        var data = new StringBuilder();
        for (var line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty()) {
                if (!data.isEmpty() && !sink.event(name, data.substring(1))) {
                    return;
                }
                name = "message";
                data.setLength(0);
            } else if (line.startsWith("event:")) {
                name = value(line);
            } else if (line.startsWith("data:")) {
                data.append('\n').append(value(line));
            }
        }
        // Some servers end the stream without the last blank line.
        if (!data.isEmpty()) {
            sink.event(name, data.substring(1));
        }
    }

    private static String value(String line) {
        var value = line.substring(line.indexOf(':') + 1);
        return value.startsWith(" ") ? value.substring(1) : value;
    }
}
