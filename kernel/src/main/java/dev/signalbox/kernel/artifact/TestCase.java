package dev.signalbox.kernel.artifact;

/// One test of a report.
///
/// @param suite class, module or file, as the report names it
/// @param name the test
/// @param message first line of the failure or the reason of a skip; empty when it passed
public record TestCase(String suite, String name, Status status, String message) {

    /// How a test ended. An assertion that failed is told apart from an error, since only the former (or a missing
    /// symbol under test) proves that a new test tests something.
    public enum Status {
        PASSED,
        FAILED_ASSERTION,
        MISSING_SYMBOL,
        ERROR,
        SKIPPED
    }

    public boolean failed() {
        return status == Status.FAILED_ASSERTION || status == Status.MISSING_SYMBOL || status == Status.ERROR;
    }

    /// `suite#name`, unique enough to compare two reports.
    public String fullName() {
        return suite + "#" + name;
    }
}
