package dev.signalbox.engine.model;

import java.time.Duration;

/// Hears a reply while it is made, on the thread of the call. What it throws ends the call and reaches the caller.
@FunctionalInterface
public interface TurnListener {
    /// Hears nothing.
    TurnListener SILENT = _ -> {};

    /// The next piece of the reply's text. The pieces together are the text of the [Reply].
    void text(String delta);

    /// The next piece of the model's reasoning, where a provider shows it.
    default void thinking(String delta) {}

    /// The call failed in a passing way and is made again after a pause. Nothing was heard of it before.
    default void retrying(Retry retry) {}

    /// A call about to be repeated.
    ///
    /// @param failed attempts that failed so far
    /// @param pause before the next one
    /// @param why the last failure
    record Retry(int failed, Duration pause, String why) {}
}
