package dev.signalbox.kernel.shell.rule;

/// How much is said of one command.
final class Reasons {
    static final int MOST = 5;

    private Reasons() {}
}
