package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.json.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/// Checks over tests that must pass, unweakened.
final class GreenChecks {
    private static final double DEFAULT_COVERAGE = 80;

    private GreenChecks() {}

    static List<Flaw> passing(Facts facts) {
        var least = Math.max(1, facts.count("minimum", 1));
        return ran(facts, run -> {
            var failed = run.cases().stream().filter(TestCase::failed).toList();
            var passed = run.with(Status.PASSED).size();
            if (failed.isEmpty() && passed < least) {
                return Flaw.one(
                        "%d tests passed, at least %d must".formatted(passed, least),
                        "see that the test command finds the tests");
            }
            return failed.stream()
                    .map(test -> Flaw.of(
                            "%s fails: %s".formatted(test.fullName(), test.message()),
                            "make the code do what the test asserts"))
                    .toList();
        });
    }

    static List<Flaw> unskipped(Facts facts) {
        var before = Set.copyOf(facts.file().history().skippedBefore());
        return ran(
                facts,
                run -> run.with(Status.SKIPPED).stream()
                        .filter(test -> !before.contains(test.fullName()))
                        .map(test -> Flaw.of(
                                "%s is skipped and was not before%s".formatted(test.fullName(), reason(test)),
                                "let it run again"))
                        .toList());
    }

    private static String reason(TestCase test) {
        return test.message().isBlank() ? "" : ": " + test.message();
    }

    private static List<Flaw> ran(Facts facts, Function<TestResult.Ran, List<Flaw>> judge) {
        return switch (facts.tests().result()) {
            case TestResult.Unknown(var why) -> RedChecks.unknown(why);
            case TestResult.NotBuilt(var errors) ->
                errors.isEmpty()
                        ? Flaw.one("the build failed before the tests", "repair the build")
                        : errors.stream()
                                .map(error -> Flaw.of(
                                        "%s:%d does not compile: %s"
                                                .formatted(error.path(), error.line(), error.message()),
                                        "make it compile"))
                                .toList();
            case TestResult.Ran run -> judge.apply(run);
        };
    }

    static List<Flaw> frozen(Facts facts) {
        var frozen = facts.file().frozen();
        if (frozen.isEmpty()) {
            return Flaw.one(
                    "no tests were frozen, so nothing shows that they stayed as they were",
                    "freeze tests on an earlier transition (trigger freeze_tests)");
        }
        var now = facts.digests().files();
        var weakened = frozen.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .flatMap(file -> weakened(file.getKey(), file.getValue(), now));
        return Stream.concat(weakened, FrozenTests.missing(facts).stream()).toList();
    }

    private static Stream<Flaw> weakened(String path, String digest, Map<String, String> now) {
        var current = now.get(path);
        if (digest.equals(current)) {
            return Stream.empty();
        }
        return Stream.of(Flaw.of(
                "frozen test %s was %s".formatted(path, current == null ? "deleted" : "changed"),
                "put it back as it was; mend the code instead"));
    }

    static List<Flaw> coverage(Facts facts) {
        var threshold = facts.spec().params().at("threshold").orElse(Json.Null.NULL) instanceof Json.Num(var number)
                ? number.doubleValue()
                : DEFAULT_COVERAGE;
        return facts.tests()
                .coverage()
                .map(seen -> seen.percent() >= threshold
                        ? List.<Flaw>of()
                        : Flaw.one(
                                String.format(
                                        Locale.ROOT,
                                        "%.1f %% of lines are covered (%d of %d), at least %.1f %% are needed",
                                        seen.percent(),
                                        seen.covered(),
                                        seen.covered() + seen.missed(),
                                        threshold),
                                "test the lines that no test reaches"))
                .orElseGet(() -> Flaw.one(
                        "cannot be verified: the test run left no coverage report",
                        "let the build write a JaCoCo or Cobertura XML report"));
    }
}
