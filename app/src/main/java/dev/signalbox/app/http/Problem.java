package dev.signalbox.app.http;

import dev.signalbox.kernel.json.Json;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Why a call was not answered, as a problem document (RFC 9457). Thrown by whoever finds out, turned into a reply in
/// one place.
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final Kind kind;
    private final transient List<Fault> faults;
    private final transient Map<String, String> headers;

    private Problem(Kind kind, String detail, List<Fault> faults, Map<String, String> headers) {
        super(detail, null, false, false);
        this.kind = kind;
        this.faults = List.copyOf(faults);
        this.headers = Map.copyOf(headers);
    }

    /// The kinds of problems there are; each has its status.
    public enum Kind {
        MALFORMED(400, "Malformed request"),
        UNAUTHENTICATED(401, "Not signed in"),
        FORBIDDEN(403, "Not allowed"),
        NOT_FOUND(404, "Not found"),
        METHOD_NOT_ALLOWED(405, "Method not allowed"),
        NOT_ACCEPTABLE(406, "Not acceptable"),
        TIMEOUT(408, "Request timed out"),
        CONFLICT(409, "Conflict"),
        TOO_LARGE(413, "Content too large"),
        URI_TOO_LONG(414, "URI too long"),
        UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
        MISDIRECTED(421, "Misdirected request"),
        INVALID(422, "Invalid content"),
        TOO_MANY_REQUESTS(429, "Too many requests"),
        HEADERS_TOO_LARGE(431, "Header fields too large"),
        INTERNAL(500, "Internal error"),
        UNAVAILABLE(503, "Not available");

        private final int status;
        private final String title;

        Kind(int status, String title) {
            this.status = status;
            this.title = title;
        }

        public int status() {
            return status;
        }

        /// The kind that a status stands for, as far as there is one.
        static Kind of(int status) {
            for (var kind : values()) {
                if (kind.status == status) {
                    return kind;
                }
            }
            return status >= 500 ? INTERNAL : MALFORMED;
        }
    }

    /// One thing that is wrong with the content.
    ///
    /// @param pointer where (RFC 6901); empty for the whole
    public record Fault(String pointer, String message) {}

    public static Problem of(Kind kind, String detail) {
        return new Problem(kind, detail, List.of(), Map.of());
    }

    public static Problem notFound(String what) {
        return of(Kind.NOT_FOUND, what);
    }

    /// Content that does not fit, with every fault.
    public static Problem invalid(List<Fault> faults) {
        return new Problem(Kind.INVALID, "the content does not fit: see errors", faults, Map.of());
    }

    public static Problem invalid(String pointer, String message) {
        return invalid(List.of(new Fault(pointer, message)));
    }

    public static Problem later(Duration wait, String detail) {
        var seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        return of(Kind.TOO_MANY_REQUESTS, detail).with("Retry-After", Long.toString(seconds));
    }

    Problem with(String header, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(kind, detail(), faults, more);
    }

    public Kind kind() {
        return kind;
    }

    String detail() {
        return String.valueOf(getMessage());
    }

    Map<String, String> headers() {
        return headers;
    }

    /// @param instance the path that was called
    Json.Obj json(String instance, String trace) {
        var json = document(kind, detail(), instance, trace);
        return faults.isEmpty()
                ? json
                : json.with(
                        "errors",
                        new Json.Arr(faults.stream()
                                .<Json>map(fault -> Json.obj()
                                        .with("pointer", Json.of(fault.pointer))
                                        .with("message", Json.of(fault.message)))
                                .toList()));
    }

    static Json.Obj document(Kind kind, String detail, String instance, String trace) {
        return Json.obj()
                .with("type", Json.of("urn:signalbox:problem:" + kind.name().toLowerCase(java.util.Locale.ROOT)))
                .with("title", Json.of(kind.title))
                .with("status", Json.of(kind.status))
                .with("detail", Json.of(detail))
                .with("instance", Json.of(instance))
                .with("trace_id", Json.of(trace));
    }
}
