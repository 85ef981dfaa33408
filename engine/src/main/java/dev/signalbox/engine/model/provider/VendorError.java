package dev.signalbox.engine.model.provider;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.net.http.HttpHeaders;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads what vendors say when they do not answer.
final class VendorError {
    private static final int MOST_CHARS = 500;

    private VendorError() {}

    /// The failure that an HTTP answer reports.
    static AttemptFailed of(int status, HttpHeaders headers, String body) {
        var elsewhere = headers.firstValue("location");
        if (status < 400 && elsewhere.isPresent()) {
            return new AttemptFailed(status, "it redirects to " + excerpt(elsewhere.get()));
        }
        var error = error(body);
        var asked = retryAfter(headers).or(() -> error.flatMap(VendorError::retryDelay));
        return new AttemptFailed(
                status, error.map(VendorError::describe).orElseGet(() -> excerpt(body)), asked.orElse(null));
    }

    /// The failure that an event in the middle of an answer reports.
    static AttemptFailed of(String data) {
        var error = error(data);
        var type = error.map(VendorError::kind).orElse("");
        return new AttemptFailed(
                status(type, error), error.map(VendorError::describe).orElseGet(() -> excerpt(data)));
    }

    /// Whether an event that has no name to say so reports a failure.
    static boolean isIn(String data) {
        return data.stripLeading().startsWith("{\"error\"");
    }

    /// The beginning of a text, on one line.
    static String excerpt(String text) {
        var line = text.strip().replaceAll("\\s+", " ");
        if (line.isEmpty()) {
            return "no reason given";
        }
        return line.length() <= MOST_CHARS ? line : line.substring(0, MOST_CHARS) + "…";
    }

    private static Optional<Json> error(String body) {
        try {
            var whole = JsonText.parse(body);
            var first = whole.items().isEmpty() ? whole : whole.items().getFirst();
            return first.at("error").or(() -> first.at("message").map(_ -> first));
        } catch (MalformedJson other) {
            return Optional.empty();
        }
    }

    private static String describe(Json error) {
        var message = error.asText().or(() -> error.text("message")).orElse("no reason given");
        var kinds = Stream.of("type", "code", "status")
                .flatMap(member -> error.text(member).stream())
                .distinct()
                .collect(Collectors.joining(", "));
        return excerpt(kinds.isEmpty() ? message : "%s (%s)".formatted(message, kinds));
    }

    private static String kind(Json error) {
        return error.text("type").or(() -> error.text("status")).orElse("");
    }

    /// The HTTP status that goes with a kind of error: Anthropic's and OpenAI's types, Google's canonical codes.
    private static int status(String kind, Optional<Json> error) {
        return switch (kind) {
            case "invalid_request_error", "INVALID_ARGUMENT", "FAILED_PRECONDITION" -> 400;
            case "authentication_error", "UNAUTHENTICATED" -> 401;
            case "billing_error" -> 402;
            case "permission_error", "PERMISSION_DENIED" -> 403;
            case "not_found_error", "NOT_FOUND" -> 404;
            case "request_too_large" -> 413;
            case "rate_limit_error", "RESOURCE_EXHAUSTED" -> 429;
            case "api_error", "server_error", "INTERNAL" -> 500;
            case "overloaded_error", "UNAVAILABLE" -> 529;
            default ->
                error.flatMap(each -> each.number("code")).map(Math::toIntExact).orElse(0);
        };
    }

    /// `Retry-After` in seconds or as a date, which is compared with the answer's own, and OpenAI's in
    /// milliseconds.
    private static Optional<Duration> retryAfter(HttpHeaders headers) {
        var millis = headers.firstValue("retry-after-ms").flatMap(VendorError::decimal);
        if (millis.isPresent()) {
            return Optional.of(Duration.ofMillis(millis.get().longValue()));
        }
        return headers.firstValue("retry-after")
                .flatMap(value -> decimal(value)
                        .map(seconds -> Duration.ofMillis((long) (seconds * 1000)))
                        .or(() -> until(value, headers.firstValue("date").orElse(null))));
    }

    private static Optional<Duration> until(String date, @Nullable String now) {
        try {
            var wait = Duration.between(date(now == null ? date : now), date(date));
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static ZonedDateTime date(String text) {
        return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
    }

    /// Google's `RetryInfo`: `{"retryDelay": "37s"}` among the details.
    private static Optional<Duration> retryDelay(Json error) {
        return error.list("details").stream()
                .flatMap(detail -> detail.text("retryDelay").stream())
                .filter(delay -> delay.endsWith("s"))
                .flatMap(delay -> decimal(delay.substring(0, delay.length() - 1)).stream())
                .map(seconds -> Duration.ofMillis((long) (seconds * 1000)))
                .findFirst();
    }

    private static Optional<Double> decimal(String text) {
        return text.strip().matches("[0-9]{1,9}(\\.[0-9]{1,9})?")
                ? Optional.of(Double.valueOf(text.strip()))
                : Optional.empty();
    }
}
