package dev.signalbox.kernel.artifact;

import java.util.List;
import java.util.Optional;

/// What the engine saw of a project's tests earlier in a run.
///
/// @param baseline the tests before the run touched anything; none if they did not run
/// @param newest what the last run of the tests came to, if there was one since
/// @param frozen what the last run came to before the tests were frozen, if there was one
public record TestHistory(List<TestCase> baseline, Optional<TestResult> newest, Optional<TestResult> frozen) {
    /// Nothing was seen yet.
    public static final TestHistory NONE = new TestHistory(List.of(), Optional.empty(), Optional.empty());

    public TestHistory {
        baseline = List.copyOf(baseline);
    }

    /// With the tests as they were before the run.
    public TestHistory beginning(TestResult result) {
        return new TestHistory(result instanceof TestResult.Ran ran ? ran.cases() : List.of(), newest, frozen);
    }

    /// With a newer run of the tests.
    public TestHistory then(TestResult result) {
        return new TestHistory(baseline, Optional.of(result), frozen);
    }

    /// With the tests frozen as they were last seen.
    public TestHistory freezing() {
        return new TestHistory(baseline, newest, newest);
    }

    /// Full names of the tests that were skipped before the run.
    public List<String> skippedBefore() {
        return baseline.stream()
                .filter(test -> test.status() == TestCase.Status.SKIPPED)
                .map(TestCase::fullName)
                .toList();
    }
}
