package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.ModelCutOff;
import dev.signalbox.engine.model.ModelRefused;
import dev.signalbox.engine.model.ModelRefused.Reason;
import dev.signalbox.engine.model.ModelUnavailable;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Says what the failures of one model's calls mean.
///
/// @param model the model's full name
/// @param key where its key comes from, such as an environment variable
record Failures(String model, String key) {
    private static final Set<Integer> PASSING = Set.of(408, 409, 425, 429);
    private static final List<String> TOO_LONG = List.of(
            "prompt is too long",
            "context_length_exceeded",
            "maximum context length",
            "context window",
            "exceeds the maximum number of tokens",
            "exceed context limit");
    private static final List<String> BAD_KEY = List.of("api key not valid", "api_key_invalid");
    private static final List<String> NO_CREDIT = List.of("insufficient_quota", "credit balance");

    /// Whether the same request would fail again.
    boolean isFinal(AttemptFailed failure) {
        var status = failure.status();
        return status >= 300 && status < 500 && (!PASSING.contains(status) || says(failure, NO_CREDIT));
    }

    ModelRefused refused(AttemptFailed failure) {
        var reason = reason(failure);
        return new ModelRefused(
                model,
                reason,
                failure.status(),
                "%s refused the request (HTTP %d): %s. %s"
                        .formatted(model, failure.status(), failure.why(), advice(reason)));
    }

    ModelUnavailable unavailable(int attempts, AttemptFailed failure, String limit) {
        return new ModelUnavailable(
                model, failure.status(), attempts, limit.isEmpty() ? failure.why() : failure.why() + "; " + limit);
    }

    ModelCutOff cutOff(String heard, AttemptFailed failure) {
        return new ModelCutOff(model, heard, failure.why());
    }

    private Reason reason(AttemptFailed failure) {
        if (says(failure, NO_CREDIT)) {
            return Reason.CREDIT;
        }
        if (says(failure, TOO_LONG)) {
            return Reason.TOO_LONG;
        }
        if (says(failure, BAD_KEY)) {
            return Reason.KEY;
        }
        return switch (failure.status()) {
            case 401, 403 -> Reason.KEY;
            case 402 -> Reason.CREDIT;
            case 301, 302, 303, 307, 308, 404 -> Reason.UNKNOWN_MODEL;
            case 413 -> Reason.TOO_LONG;
            default -> Reason.REQUEST;
        };
    }

    private String advice(Reason reason) {
        return switch (reason) {
            case KEY -> "Check %s, and that it may use this model.".formatted(key);
            case CREDIT -> "Add credit to the account of %s.".formatted(key);
            case UNKNOWN_MODEL -> "Check the model's name and the base URL.";
            case TOO_LONG -> "Shorten the conversation, or choose a model with a larger context.";
            case REQUEST -> "The request must be changed before it is made again.";
        };
    }

    private static boolean says(AttemptFailed failure, List<String> phrases) {
        var text = failure.why().toLowerCase(Locale.ROOT);
        return phrases.stream().anyMatch(text::contains);
    }
}
