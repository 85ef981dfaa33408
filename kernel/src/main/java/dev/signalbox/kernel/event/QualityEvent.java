package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.RunId;

/// What inspection concludes.
public sealed interface QualityEvent extends Event {
    RunId run();

    /// An estimate of whether the work is acceptable, with its 95 % credible interval; all between 0 and 1.
    record QualityEstimated(RunId run, String subject, double probability, double low, double high)
            implements QualityEvent {}
}
