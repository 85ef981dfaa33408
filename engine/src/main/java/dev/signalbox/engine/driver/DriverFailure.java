package dev.signalbox.engine.driver;

import java.io.Serial;

/// Something outside failed while a run was driven: says what was attempted, and on what. The run stays resumable.
public final class DriverFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    public DriverFailure(String message) {
        super(message);
    }

    public DriverFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
