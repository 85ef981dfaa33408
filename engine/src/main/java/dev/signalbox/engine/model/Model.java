package dev.signalbox.engine.model;

/// The port to a large language model. Safe for use by many threads.
public interface Model {

    /// The full name by which it was asked for, such as `anthropic/claude-sonnet-4-5`.
    String name();

    /// Asks the model for its next turn, and returns when that is complete. Made for a virtual thread; interrupt
    /// the thread to cancel.
    ///
    /// Passing failures (busy, overloaded, unreachable, cut before a word was heard) are retried within the
    /// request's time. What is reported at last is a [ModelException].
    ///
    /// @throws InterruptedException if the thread was interrupted: the connection is closed and no reply will come
    /// @throws ModelUnavailable if no attempt succeeded within the limits
    /// @throws ModelRefused if the vendor will not answer this request however often it is made
    /// @throws ModelCutOff if the reply broke off after some of it had been heard
    Reply chat(Request request, TurnListener listener) throws InterruptedException;
}
