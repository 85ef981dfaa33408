package dev.signalbox.app.cli;

/// The exit codes of all commands.
public final class Exit {
    /// It did what was asked.
    public static final int DONE = 0;
    /// It could not do it, or what was looked at does not hold: a failed run, a broken chain, a failed check.
    public static final int FAILED = 1;
    /// The command line, or a file that it names, makes no sense.
    public static final int USAGE = 2;
    /// `policy check`: denied.
    public static final int DENIED = 3;
    /// `run`: a person is waited for.
    public static final int WAITING = 3;
    /// `policy check`: a person would be asked.
    public static final int ASK = 4;
    /// `sandbox exec`: the time-out was reached.
    public static final int TIMED_OUT = 124;
    /// Ended by Ctrl-C.
    public static final int INTERRUPTED = 130;

    private Exit() {}
}
