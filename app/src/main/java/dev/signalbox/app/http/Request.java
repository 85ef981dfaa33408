package dev.signalbox.app.http;

import dev.signalbox.app.http.Problem.Kind;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A request as it came: headers read strictly, nothing of the content yet.
final class Request {
    /// The page's cookie. The prefix has browsers keep it to this host; it is left out where there is no TLS.
    static final String COOKIE = "signalbox";

    private static final Pattern TRACE_PARENT =
            Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");
    private static final String NO_TRACE = "0".repeat(32);
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final Context context;
    private final ServerSettings settings;
    private final String trace;

    Request(Context context, ServerSettings settings) {
        this.context = context;
        this.settings = settings;
        this.trace = trace(context.header("traceparent"));
    }

    /// The trace of the caller (W3C Trace Context) if there is one, else a new one.
    private static String trace(@Nullable String parent) {
        if (parent != null) {
            var matcher = TRACE_PARENT.matcher(parent);
            if (matcher.matches() && !matcher.group(1).equals(NO_TRACE)) {
                return matcher.group(1);
            }
        }
        return freshTrace();
    }

    /// An id that need not be secret.
    static String freshTrace() {
        var chance = ThreadLocalRandom.current();
        return "%016x%016x".formatted(chance.nextLong(), chance.nextLong() | 1);
    }

    String trace() {
        return trace;
    }

    String path(String name) {
        return context.pathParamMap().getOrDefault(name, "");
    }

    Map<String, String> path() {
        return context.pathParamMap();
    }

    /// The text behind `Authorization: Bearer`; empty for none.
    String bearer() {
        var header = context.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? header.substring(7).strip()
                : "";
    }

    Optional<String> cookie() {
        return Optional.ofNullable(context.cookie(COOKIE));
    }

    /// Who calls: who connects, or whom the proxy names last.
    String address() {
        var forwarded = context.header("X-Forwarded-For");
        if (settings.front() == ServerSettings.Front.TLS_PROXY && forwarded != null) {
            var last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
            return last.length() > 64 ? last.substring(0, 64) : last;
        }
        return String.valueOf(context.req().getRemoteAddr());
    }

    void checkHost() {
        var host = context.header("Host");
        if (host == null || !settings.isCalled(host)) {
            throw Problem.of(
                    Kind.MISDIRECTED,
                    "this server is not called '%s'; 'server.hosts' names more"
                            .formatted(Call.shown(String.valueOf(host))));
        }
    }

    /// A page of another origin may neither use the user's cookie nor open a socket, whatever the browser thinks.
    void checkOrigin() {
        var origin = context.header("Origin");
        var site = context.header("Sec-Fetch-Site");
        var isForeign = origin == null
                ? site != null && !Set.of("same-origin", "none").contains(site) && !SAFE.contains(method())
                : !settings.isOwn(origin, String.valueOf(context.header("Host")));
        var isListed = origin != null && settings.origins().contains(origin);
        var byCookie = bearer().isEmpty() && cookie().isPresent();
        if (isForeign && (byCookie || !isListed)) {
            throw Problem.of(Kind.FORBIDDEN, "pages of other origins may not do this");
        }
    }

    /// The origin that an answer may be read from, if it is on the list.
    Optional<String> listedOrigin() {
        return Optional.ofNullable(context.header("Origin")).filter(settings.origins()::contains);
    }

    String method() {
        return context.req().getMethod();
    }

    Map<String, String> headers() {
        var found = new LinkedHashMap<String, String>();
        for (var name : List.of("idempotency-key", "last-event-id", "accept", "if-none-match")) {
            var value = context.header(name);
            if (value != null) {
                found.put(name.toLowerCase(Locale.ROOT), value);
            }
        }
        return found;
    }

    /// Query parameters as an endpoint knows them.
    Map<String, String> query(Endpoint endpoint) {
        var found = new LinkedHashMap<String, String>();
        context.queryParamMap().forEach((name, values) -> {
            var known = endpoint.query().stream()
                    .filter(parameter -> parameter.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> malformed("there is no parameter '%s'".formatted(Call.shown(name))));
            if (values.size() != 1) {
                throw malformed("the parameter '%s' is there %d times".formatted(name, values.size()));
            }
            var faults = known.shape().faults(Content.plain(known.shape(), values.getFirst()));
            if (!faults.isEmpty()) {
                throw malformed("the parameter '%s': %s"
                        .formatted(name, faults.getFirst().message()));
            }
            found.put(name, values.getFirst());
        });
        return found;
    }

    private static Problem malformed(String detail) {
        return Problem.of(Kind.MALFORMED, detail);
    }
}
