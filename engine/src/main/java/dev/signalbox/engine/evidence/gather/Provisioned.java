package dev.signalbox.engine.evidence.gather;

import dev.signalbox.kernel.artifact.Evidence;

/// A run whose tests can be run, as far as that goes.
///
/// @param provisions for every box of the run
/// @param baseline the tests as they were before the run touched anything
/// @param how what it took
/// @param detail what `prepare` said when it failed; else empty
public record Provisioned(Provisions provisions, Evidence.Tests baseline, How how, String detail) {

    /// What it took.
    public enum How {
        /// The tests ran without a network at once.
        OFFLINE,
        /// `prepare` ran first.
        PREPARED,
        /// The tests cannot be run; the baseline says why.
        NOT_RUNNABLE
    }
}
