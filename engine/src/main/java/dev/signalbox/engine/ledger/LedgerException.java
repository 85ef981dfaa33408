package dev.signalbox.engine.ledger;

/// The ledger cannot do what is asked. The message says what was attempted, on what, why it failed and what to do.
public final class LedgerException extends RuntimeException {
    private static final long serialVersionUID = 1;

    LedgerException(String message) {
        super(message);
    }

    LedgerException(String message, Throwable cause) {
        super(message, cause);
    }
}
