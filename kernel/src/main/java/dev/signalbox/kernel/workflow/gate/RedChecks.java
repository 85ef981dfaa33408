package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.artifact.Evidence.Changes;
import dev.signalbox.kernel.artifact.Evidence.Hit;
import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.artifact.TestResult.BuildError;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Checks over tests that are written first: they must fail, and for the right reason.
final class RedChecks {
    private RedChecks() {}

    static List<Flaw> failing(Facts facts) {
        return switch (facts.tests().result()) {
            case TestResult.Unknown(var why) -> unknown(why);
            case TestResult.NotBuilt(var errors) -> notBuilt(errors, facts.changes());
            case TestResult.Ran(var cases) -> ran(written(facts).among(cases));
        };
    }

    static List<Flaw> unknown(String why) {
        return Flaw.one("the tests could not be judged: " + why, "make the test command produce its report");
    }

    private static NewTests written(Facts facts) {
        var named = facts.artifact("tests").stream()
                .flatMap(tests -> tests.list("test_files").stream())
                .flatMap(file -> file.text("path").stream())
                .collect(Collectors.toSet());
        return NewTests.of(facts.changes(), named);
    }

    private static List<Flaw> notBuilt(List<BuildError> errors, Changes changes) {
        if (errors.isEmpty()) {
            return Flaw.one("the build failed before the tests, with no error named", "repair the build first");
        }
        var changed = changes.files().stream().map(FileChange::path).collect(Collectors.toSet());
        var broken = errors.stream()
                .filter(error -> !error.missingSymbol())
                .map(error -> Flaw.of(
                        "%s:%d does not compile, and not for want of a name: %s"
                                .formatted(error.path(), error.line(), error.message()),
                        "correct the test; only names that are to be implemented may be missing"));
        var elsewhere = errors.stream()
                .filter(BuildError::missingSymbol)
                .filter(error -> !changed.contains(error.path()))
                .map(error -> Flaw.of(
                        "%s:%d does not compile, though this run has not touched it: %s"
                                .formatted(error.path(), error.line(), error.message()),
                        "repair it first: the tests must fail for want of the new names alone"));
        return Stream.concat(broken, elsewhere).toList();
    }

    private static List<Flaw> ran(List<TestCase> cases) {
        if (cases.isEmpty()) {
            return Flaw.one("no test ran", "write at least one test that the test command finds");
        }
        if (cases.stream().anyMatch(RedChecks::failsWell)) {
            return List.of();
        }
        var errors =
                cases.stream().filter(test -> test.status() == Status.ERROR).toList();
        if (errors.isEmpty()) {
            return Flaw.one(
                    "none of %d new tests fails: nothing shows that something is missing".formatted(cases.size()),
                    "assert what the task asks for and the code does not do yet");
        }
        return errors.stream()
                .map(test -> Flaw.of(
                        "%s errs instead of failing by an assertion: %s".formatted(test.fullName(), test.message()),
                        "assert the behaviour, so that the test can only fail for want of it"))
                .toList();
    }

    private static boolean failsWell(TestCase test) {
        return test.status() == Status.FAILED_ASSERTION || test.status() == Status.MISSING_SYMBOL;
    }

    static List<Flaw> meaningful(Facts facts) {
        var flaws = new ArrayList<Flaw>();
        switch (facts.tests().result()) {
            case TestResult.Unknown(var why) -> flaws.addAll(unknown(why));
            case TestResult.NotBuilt _ -> {
                // what does not compile yet cannot pass yet
            }
            case TestResult.Ran(var cases) -> flaws.addAll(idle(written(facts), cases));
        }
        facts.hits().stream().map(RedChecks::trivial).forEach(flaws::add);
        return flaws;
    }

    private static List<Flaw> idle(NewTests written, List<TestCase> cases) {
        var passing = written.inAddedFiles(cases).stream()
                .filter(test -> test.status() == Status.PASSED)
                .map(test -> Flaw.of(
                        "%s passes before anything is implemented".formatted(test.fullName()),
                        "assert something that the code does not do yet, or leave the test out"));
        var others = written.among(cases).stream().flatMap(test -> switch (test.status()) {
            case ERROR ->
                Stream.of(Flaw.of(
                        "%s errs: %s".formatted(test.fullName(), test.message()), "make it fail by an assertion"));
            case SKIPPED -> Stream.of(Flaw.of("%s is skipped".formatted(test.fullName()), "let it run"));
            case PASSED, FAILED_ASSERTION, MISSING_SYMBOL -> Stream.<Flaw>empty();
        });
        return Stream.concat(passing, others).toList();
    }

    private static Flaw trivial(Hit hit) {
        return Flaw.of(
                "%s:%d asserts nothing about the code: %s"
                        .formatted(hit.path(), hit.line(), hit.text().strip()),
                "assert a result of the code under test");
    }
}
