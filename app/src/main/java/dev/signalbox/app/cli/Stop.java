package dev.signalbox.app.cli;

/// Ends a command: what is wrong, how to mend it, and the exit code. The door prints it; nobody else catches it.
public final class Stop extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int exit;
    private final String fix;

    /// Ends the command.
    ///
    /// @param what what is wrong, and with which thing
    /// @param fix what to do; empty when there is nothing to say
    public Stop(int exit, String what, String fix) {
        super(what, null, false, false);
        this.exit = exit;
        this.fix = fix;
    }

    /// The command line makes no sense.
    public static Stop usage(String what, String fix) {
        return new Stop(Exit.USAGE, what, fix);
    }

    /// It cannot be done.
    public static Stop failed(String what, String fix) {
        return new Stop(Exit.FAILED, what, fix);
    }

    int exit() {
        return exit;
    }

    String what() {
        return String.valueOf(getMessage());
    }

    String fix() {
        return fix;
    }
}
