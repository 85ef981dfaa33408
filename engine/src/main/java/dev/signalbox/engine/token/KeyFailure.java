package dev.signalbox.engine.token;

import java.io.Serial;

/// A key cannot be read, made or used. Says which file, and what to do.
public final class KeyFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    KeyFailure(String message) {
        super(message);
    }

    KeyFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
