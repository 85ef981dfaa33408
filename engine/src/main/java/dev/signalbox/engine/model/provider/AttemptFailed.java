package dev.signalbox.engine.model.provider;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One try of a call failed. Never leaves the package: [Retrying] tries again or turns it into a [ModelException].
final class AttemptFailed extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final @Nullable Duration retryAfter;

    AttemptFailed(int status, String message) {
        this(status, message, null);
    }

    /// @param status the HTTP status, or 0 if none came
    /// @param retryAfter how long the vendor asks to wait, or null
    AttemptFailed(int status, String message, @Nullable Duration retryAfter) {
        super(message);
        this.status = status;
        this.retryAfter = retryAfter;
    }

    int status() {
        return status;
    }

    String why() {
        var message = getMessage();
        return message == null || message.isBlank() ? "no reason given" : message;
    }

    @Nullable
    Duration retryAfter() {
        return retryAfter;
    }
}
