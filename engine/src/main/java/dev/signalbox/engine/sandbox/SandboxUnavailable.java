package dev.signalbox.engine.sandbox;

/// No box that the settings accept can be built on this machine; the message says why and what to install.
public final class SandboxUnavailable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SandboxUnavailable(String message) {
        super(message);
    }
}
