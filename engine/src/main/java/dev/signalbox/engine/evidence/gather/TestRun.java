package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.evidence.Places;
import dev.signalbox.engine.evidence.TestOutput;
import dev.signalbox.engine.evidence.TestReports;
import dev.signalbox.engine.sandbox.Outcome;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.workspace.CleanCopy;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.glob.GlobSet;
import dev.signalbox.kernel.workflow.Profile;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/// Runs the project's tests as the engine: the profile's command on a clean copy of a commit, in a box without a
/// network, with caches that forget what was written to them. Reports that the commit itself holds are deleted first.
public final class TestRun {
    private static final int OUTPUT = 32 << 20;

    private final CheckBox box;
    private final Duration time;

    public TestRun(Sandbox sandbox, Duration time) {
        this.box = new CheckBox(sandbox, OUTPUT);
        this.time = time;
    }

    /// Whatever happens to the command, there is evidence: what cannot be said is [TestResult.Unknown].
    ///
    /// @throws InterruptedException when the calling thread is interrupted; the box is gone by then
    public Evidence.Tests run(Workspace workspace, String commit, Profile profile, Provisions provisions)
            throws InterruptedException {
        return trial(workspace, commit, profile, provisions).tests();
    }

    /// A test run, and whether its command succeeded: a project without tests succeeds and proves nothing.
    record Trial(Evidence.Tests tests, int exitCode) {
        boolean canRun() {
            return exitCode == 0 || !(tests.result() instanceof TestResult.Unknown);
        }
    }

    Trial trial(Workspace workspace, String commit, Profile profile, Provisions provisions)
            throws InterruptedException {
        try (var copy = workspace.copy(commit)) {
            return trial(copy, profile, provisions);
        }
    }

    private Trial trial(CleanCopy copy, Profile profile, Provisions provisions) throws InterruptedException {
        var reports = new ReportFiles(copy.directory(), profile.reportPaths());
        var coverage = new ReportFiles(copy.directory(), profile.coveragePaths());
        try {
            reports.clear();
            coverage.clear();
            copy.makeDirectories(provisions.made());
            var outcome = box.run(copy.directory(), provisions, command(profile), time);
            var result = result(outcome, copy, profile, reports);
            var seen = evidence(copy, profile, outcome, result, TestReports.coverage(coverage.read()));
            return new Trial(seen, outcome.exitCode());
        } catch (IOException | GatheringFailure failure) {
            var why = new TestResult.Unknown(String.valueOf(failure.getMessage()));
            return new Trial(new Evidence.Tests(copy.commit(), profile.testCommand(), why, Optional.empty(), 0), -1);
        }
    }

    private static Evidence.Tests evidence(
            CleanCopy copy, Profile profile, Outcome outcome, TestResult result, Optional<Evidence.Coverage> coverage) {
        return new Evidence.Tests(
                copy.commit(),
                profile.testCommand(),
                result,
                coverage,
                outcome.duration().toMillis());
    }

    private TestResult result(Outcome outcome, CleanCopy copy, Profile profile, ReportFiles reports) {
        var cutOff = CheckBox.cutOff(outcome, time);
        if (cutOff.isPresent()) {
            return new TestResult.Unknown("the test command was cut off: " + cutOff.get());
        }
        if (profile.report() != Profile.Report.JUNIT_XML && outcome.stdout().omitted() > 0) {
            return new TestResult.Unknown("the test command printed more than %,d bytes".formatted(OUTPUT));
        }
        var tests = GlobSet.of(profile.testPatterns().stream().map(Glob::of).toList());
        var places = new Places(copy.directory().toString(), tests::matches);
        return new TestReports(profile.report(), places)
                .read(new TestOutput(
                        outcome.exitCode(),
                        outcome.stdout().text(),
                        outcome.stderr().text(),
                        reports.read()));
    }

    /// Cargo names its targets on the one stream and their tests on the other.
    private static String command(Profile profile) {
        return profile.report() == Profile.Report.CARGO_TEXT
                ? "exec 2>&1\n" + profile.testCommand()
                : profile.testCommand();
    }
}
