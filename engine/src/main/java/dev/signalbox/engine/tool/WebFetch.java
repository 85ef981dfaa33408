package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.Parameter.required;

import dev.signalbox.engine.tool.Parameter.Kind;
import dev.signalbox.kernel.policy.Action;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// `web_fetch{url}`: the text of a page, from the hosts that the phase names.
///
/// Redirects are followed on the same host only. A name that leads to a private address is refused, unless the phase
/// names that very address (or `localhost`). The address is looked up before the connection is made; the JDK keeps
/// the answer for longer (30 s) than that takes, so that a name cannot change its meaning in between.
public final class WebFetch implements Tool {
    private static final int MOST_REDIRECTS = 5;
    private static final int MOST_BYTES = 2 << 20;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration WHOLE = Duration.ofSeconds(30);

    private static final ToolCard CARD = ToolCard.reading(
            "web_fetch",
            "Fetches a page by HTTP GET and shows its text. Only the hosts that this phase allows can be reached.",
            Parameters.of(required("url", new Kind.Text(2000), "http or https address")));

    private final WebHosts hosts;

    /// @param hosts that the phase names
    public WebFetch(WebHosts hosts) {
        this.hosts = hosts;
    }

    @Override
    public ToolCard card() {
        return CARD;
    }

    @Override
    public Action action(Args args) {
        return new Action.Fetch(
                WebAddress.of(args.need("url")).map(WebAddress::host).orElse(""));
    }

    @Override
    public ToolOutcome run(Args args, ToolCall call) throws InterruptedException {
        var address = WebAddress.of(args.need("url"));
        return address.isEmpty()
                ? ToolOutcome.failed("'url' must be http or https, with a host and without user or password")
                : fetch(address.get());
    }

    private ToolOutcome fetch(WebAddress first) throws InterruptedException {
        var end = System.nanoTime() + WHOLE.toNanos();
        try (var client = HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var address = first;
            for (int i = 0; i <= MOST_REDIRECTS; i++) {
                var refusal = hosts.refusal(address.host());
                if (refusal.isPresent()) {
                    return ToolOutcome.failed(refusal.get());
                }
                var step = step(client, address, end);
                if (step instanceof Step.Shown shown) {
                    return shown.outcome;
                }
                address = ((Step.Elsewhere) step).address;
                if (!address.host().equals(first.host())) {
                    return ToolOutcome.failed("%s sends on to another host, %s: ask for that one if you need it"
                            .formatted(first.host(), address.uri()));
                }
            }
            return ToolOutcome.failed("more than %d redirects".formatted(MOST_REDIRECTS));
        } catch (IOException failure) {
            return ToolOutcome.failed("%s: %s".formatted(first.uri(), why(failure)));
        }
    }

    private static String why(IOException failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }

    private sealed interface Step {
        record Shown(ToolOutcome outcome) implements Step {}

        record Elsewhere(WebAddress address) implements Step {}
    }

    private static Step step(HttpClient client, WebAddress address, long end) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(address.uri())
                .timeout(left(end))
                .header("Accept", "text/*, application/json, application/xml;q=0.9, */*;q=0.1")
                .header("User-Agent", "signalbox")
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
        try (var body = response.body()) {
            var onward = response.statusCode() / 100 == 3
                    ? response.headers().firstValue("Location").flatMap(to -> elsewhere(address, to))
                    : Optional.<WebAddress>empty();
            return onward.isPresent()
                    ? new Step.Elsewhere(onward.get())
                    : new Step.Shown(shown(response, BoundedBody.read(body, MOST_BYTES, end)));
        }
    }

    private static Optional<WebAddress> elsewhere(WebAddress from, String to) {
        try {
            return WebAddress.of(from.uri().resolve(URI.create(to)).toString());
        } catch (IllegalArgumentException noAddress) {
            return Optional.empty();
        }
    }

    private static Duration left(long end) {
        return Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
    }

    private static ToolOutcome shown(HttpResponse<InputStream> response, BoundedBody.Read body) {
        var type = response.headers().firstValue("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (body.text().indexOf('\0') >= 0) {
            return ToolOutcome.failed("HTTP %d: no text but %s".formatted(response.statusCode(), type));
        }
        var plain = type.contains("html") ? HtmlText.of(body.text()) : body.text();
        var said = "HTTP %d %s\n%s%s".formatted(response.statusCode(), type, plain, body.note());
        return response.statusCode() / 100 == 2 ? ToolOutcome.done(said) : ToolOutcome.failed(said);
    }
}
