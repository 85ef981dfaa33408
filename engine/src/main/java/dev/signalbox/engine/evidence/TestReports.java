package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.Evidence.Coverage;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.workflow.Profile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says what a run of the tests came to, from its report, its output and its exit code together.
///
/// A report alone is not believed: where the command failed and the report shows no failure, the result is what the
/// compiler said, or unknown.
public final class TestReports {
    private final Profile.Report form;
    private final Places places;

    public TestReports(Profile.Report form, Places places) {
        this.form = form;
        this.places = places;
    }

    /// Never throws: what cannot be read is [TestResult.Unknown], which says why.
    public TestResult read(TestOutput output) {
        try {
            return switch (form) {
                case JUNIT_XML -> concluded(junit(output), output.all(), output);
                case GO_JSON -> {
                    var report = GoTestJson.read(output.stdout());
                    yield concluded(report.cases(), report.compiler() + "\n" + output.stderr(), output);
                }
                case CARGO_TEXT -> concluded(CargoText.read(output.stdout()), output.all(), output);
            };
        } catch (UnreadableReport unreadable) {
            return new TestResult.Unknown("the report of the tests cannot be read: " + unreadable.getMessage());
        }
    }

    /// Lines covered over all reports of coverage; nothing when there are none. A report that cannot be read counts as
    /// none: coverage is measured, never guessed.
    public static Optional<Coverage> coverage(List<TestOutput.ReportFile> files) {
        var read = new ArrayList<Coverage>();
        for (var file : files) {
            try {
                CoverageXml.read(file.text()).ifPresent(read::add);
            } catch (UnreadableReport unreadable) {
                return Optional.empty();
            }
        }
        return read.stream()
                .reduce((one, other) -> new Coverage(one.covered() + other.covered(), one.missed() + other.missed()));
    }

    private List<TestCase> junit(TestOutput output) throws UnreadableReport {
        var signs = new FailureSigns(places);
        var cases = new ArrayList<TestCase>();
        for (var file : output.reports()) {
            try {
                cases.addAll(JunitXml.read(file.text(), signs));
            } catch (UnreadableReport unreadable) {
                throw new UnreadableReport("%s is %s".formatted(file.path(), unreadable.getMessage()));
            }
        }
        return new NodeLoadErrors(places).explained(cases, output.all());
    }

    private TestResult concluded(List<TestCase> cases, String compiler, TestOutput output) {
        var anyReport = form != Profile.Report.JUNIT_XML || !output.reports().isEmpty();
        if (cases.stream().anyMatch(TestCase::failed) || (output.exit() == 0 && anyReport)) {
            return new TestResult.Ran(cases);
        }
        var errors = new BuildErrors(places).in(compiler);
        if (output.exit() != 0 && !errors.isEmpty()) {
            return new TestResult.NotBuilt(errors);
        }
        if (anyReport && cases.isEmpty() && output.exit() == PYTEST_NOTHING_COLLECTED) {
            return new TestResult.Ran(cases);
        }
        return new TestResult.Unknown(why(cases, output));
    }

    /// The exit code by which pytest says that there are no tests.
    private static final int PYTEST_NOTHING_COLLECTED = 5;

    private static String why(List<TestCase> cases, TestOutput output) {
        var problem = output.exit() == 0
                ? "the command succeeded and wrote no report"
                : cases.isEmpty()
                        ? "the command failed with exit code %d before any test ran".formatted(output.exit())
                        : "the command failed with exit code %d though its report of %d tests shows no failure"
                                .formatted(output.exit(), cases.size());
        var tail = Words.lastLines(output.all(), 12);
        return tail.isEmpty() ? problem : problem + "; it ended with:\n" + tail;
    }
}
