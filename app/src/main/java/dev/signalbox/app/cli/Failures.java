package dev.signalbox.app.cli;

import java.io.UncheckedIOException;
import java.util.Optional;

/// Which failures of the engine a person can do something about. All others are bugs, and shown as such.
final class Failures {
    private Failures() {}

    static Optional<Stop> stop(RuntimeException failure) {
        return switch (failure) {
            case Stop stop -> Optional.of(stop);
            case UncheckedIOException io -> Optional.of(Stop.failed(message(io), ""));
            default -> Optional.empty();
        };
    }

    private static String message(UncheckedIOException failure) {
        var cause = failure.getCause();
        return cause == null || String.valueOf(failure.getMessage()).contains(String.valueOf(cause.getMessage()))
                ? String.valueOf(failure.getMessage())
                : failure.getMessage() + ": " + cause.getMessage();
    }
}
