package dev.signalbox.engine.evidence;

import java.util.List;

/// What a test command left behind.
///
/// @param exit its exit code
/// @param stdout what it printed, whole
/// @param stderr what it printed as errors; may be cut
/// @param reports the report files it wrote, none of them from before
public record TestOutput(int exit, String stdout, String stderr, List<ReportFile> reports) {
    public TestOutput {
        reports = List.copyOf(reports);
    }

    /// A report file.
    ///
    /// @param path relative to the project
    public record ReportFile(String path, String text) {}

    String all() {
        return stdout + "\n" + stderr;
    }
}
