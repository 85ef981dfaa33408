package dev.signalbox.engine.evidence;

import java.io.Serial;

/// Evidence cannot be kept or read. Says which file, and why.
public final class EvidenceFailure extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1;

    EvidenceFailure(String message) {
        super(message);
    }

    EvidenceFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
