package dev.signalbox.app.cli;

/// The exit codes of all commands.
final class Exit {
    /// It did what was asked.
    static final int DONE = 0;
    /// It could not do it, or what was looked at does not hold: a failed run, a broken chain, a failed check.
    static final int FAILED = 1;
    /// The command line, or a file that it names, makes no sense.
    static final int USAGE = 2;
    /// `policy check`: denied. `run`: a person is waited for.
    static final int DENIED = 3;
    static final int WAITING = 3;
    /// `policy check`: a person would be asked.
    static final int ASK = 4;
    /// `sandbox exec`: the time-out was reached.
    static final int TIMED_OUT = 124;
    /// Ended by Ctrl-C.
    static final int INTERRUPTED = 130;

    private Exit() {}
}
