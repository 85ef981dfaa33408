package dev.signalbox.engine.evidence;

/// A report that is no report, or goes beyond a bound. The message says which and where.
final class UnreadableReport extends Exception {
    private static final long serialVersionUID = 1L;

    UnreadableReport(String message) {
        super(message);
    }
}
