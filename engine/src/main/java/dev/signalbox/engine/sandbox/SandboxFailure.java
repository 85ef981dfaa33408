package dev.signalbox.engine.sandbox;

/// A box or a host command could not be started or cleared away; the message says which and what stopped it.
public final class SandboxFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SandboxFailure(String message) {
        super(message);
    }

    SandboxFailure(String message, Throwable cause) {
        super(message + ": " + cause.getMessage(), cause);
    }
}
