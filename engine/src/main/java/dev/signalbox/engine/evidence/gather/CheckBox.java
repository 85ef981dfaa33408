package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.Outcome;
import dev.signalbox.engine.sandbox.OutputSink;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.WriteRules;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Runs a command on a clean copy, all of which it may write, without a network.
///
/// @param outputKept bytes of each output that are kept
record CheckBox(Sandbox sandbox, int outputKept) {
    /// The copy is thrown away, so there is nothing in it to guard.
    static final WriteRules OPEN = new WriteRules(List.of("**"), List.of(), List.of());

    /// @param command for a POSIX shell
    Outcome run(Path directory, Provisions provisions, String command, Duration time) throws InterruptedException {
        return sandbox.run(
                BoxSpec.of(directory, OPEN, List.of("/bin/sh", "-c", command))
                        .withMounts(provisions.mounts(directory))
                        .withEnvironment(provisions.environment())
                        .withLimits(sandbox.limits().withWallTime(time).withOutputKept(outputKept)),
                OutputSink.none());
    }

    /// Why a box's end says nothing about the command; nothing if the command ran to its own end.
    static Optional<String> cutOff(Outcome outcome, Duration time) {
        return switch (outcome.ending()) {
            case EXITED -> Optional.empty();
            case TIMED_OUT -> Optional.of("it did not end within %d seconds".formatted(time.toSeconds()));
            case OUT_OF_MEMORY -> Optional.of("it used more memory than the box has");
            case OUT_OF_DISK -> Optional.of("it wrote more than the box may");
            case CANCELLED -> Optional.of("it was cancelled");
        };
    }
}
