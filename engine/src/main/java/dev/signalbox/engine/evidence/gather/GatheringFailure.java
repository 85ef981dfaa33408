package dev.signalbox.engine.evidence.gather;

/// What is needed to gather evidence could not be had; the message says what was tried and what stopped it.
public final class GatheringFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    GatheringFailure(String message) {
        super(message);
    }
}
