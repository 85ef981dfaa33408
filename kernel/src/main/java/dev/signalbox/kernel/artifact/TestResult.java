package dev.signalbox.kernel.artifact;

import java.util.List;

/// What a run of the tests came to.
public sealed interface TestResult {

    /// The tests ran and a report says how.
    record Ran(List<TestCase> cases) implements TestResult {
        public Ran {
            cases = List.copyOf(cases);
        }

        public List<TestCase> with(TestCase.Status status) {
            return cases.stream().filter(test -> test.status() == status).toList();
        }
    }

    /// The tests did not compile. Missing symbols alone are what a test written first looks like in a compiled
    /// language.
    record NotBuilt(List<BuildError> errors) implements TestResult {
        public NotBuilt {
            errors = List.copyOf(errors);
        }
    }

    /// Nothing can be said: no report, a broken build script, a time-out.
    record Unknown(String why) implements TestResult {}

    /// An error of the compiler.
    ///
    /// @param path relative to the workspace
    /// @param missingSymbol whether it says that a name under test does not exist yet
    record BuildError(String path, int line, String message, boolean missingSymbol) {}
}
