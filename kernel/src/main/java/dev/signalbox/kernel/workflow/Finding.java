package dev.signalbox.kernel.workflow;

import java.util.Optional;

/// Why a check does not hold.
///
/// @param check name of the check
/// @param severity as the definition asked for it
/// @param message what does not hold, with the figures and names that were seen
/// @param fix what to do, where that is known
public record Finding(String check, CheckSpec.Severity severity, String message, Optional<String> fix) {
    public Finding {
        if (message.isBlank()) {
            throw new IllegalArgumentException("a finding without a message cannot be mended");
        }
    }
}
