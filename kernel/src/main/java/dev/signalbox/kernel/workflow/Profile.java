package dev.signalbox.kernel.workflow;

import java.util.List;

/// What Signalbox has to know of a kind of project: how it is recognised, where its tests lie, how they are run.
///
/// @param name `maven`, `gradle`, `python`, `node`, `go`, `rust`, or a project's own
/// @param markers files in the root of the repository by which it is recognised
/// @param testPatterns globs of test files, relative to the root
/// @param testCommand the command that runs the tests, for a POSIX shell
/// @param report how its report is read
/// @param reportPaths globs of report files, or empty when the report is the output itself
/// @param coveragePaths globs of JaCoCo or Cobertura XML files
/// @param buildCommands first words of the commands that build and test (`mvn`, `./gradlew`), allowed to workers
/// @param prepare command that fetches dependencies, run by the engine with network before the first phase; may be
/// empty
/// @param caches directories of the build, below the home directory, that the box gets (`.m2`)
public record Profile(
        String name,
        List<String> markers,
        List<String> testPatterns,
        String testCommand,
        Report report,
        List<String> reportPaths,
        List<String> coveragePaths,
        List<String> buildCommands,
        String prepare,
        List<String> caches) {

    /// The forms a test report comes in.
    public enum Report {
        JUNIT_XML,
        GO_JSON,
        /// The text of `cargo test`.
        CARGO_TEXT
    }

    public Profile {
        markers = List.copyOf(markers);
        testPatterns = List.copyOf(testPatterns);
        reportPaths = List.copyOf(reportPaths);
        coveragePaths = List.copyOf(coveragePaths);
        buildCommands = List.copyOf(buildCommands);
        caches = List.copyOf(caches);
    }
}
