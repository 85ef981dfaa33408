package dev.signalbox.app.cli;

/// What a command does. Its own object per call; what it opens, it closes.
public interface Verb {

    /// Does it.
    ///
    /// @return the exit code
    /// @throws Stop when it cannot do what was asked
    /// @throws InterruptedException when the process is to end
    int run(Given given) throws InterruptedException;
}
