package dev.signalbox.kernel.workflow.gate;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import dev.signalbox.kernel.artifact.TestResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// Whether frozen tests still run: a build file, a setting or an exclude list can switch off what nobody may edit. Each
/// test that was seen when the tests were frozen must be seen to pass, as often as then.
///
/// Where the tests did not compile or load then, their names are not known. A report of Java or Python names files, so
/// one test of each such file must pass; of other languages as many more tests as there are such files.
final class FrozenTests {
    private static final String FIX = "let the test command run it again; the build must not leave tests out";
    private static final Set<String> NAMING_FILES = Set.of("java", "py");

    private final Facts facts;
    private final List<TestCase> passing;
    private final Map<String, Long> expected;

    private FrozenTests(Facts facts, List<TestCase> cases) {
        this.facts = facts;
        this.passing =
                cases.stream().filter(test -> test.status() == Status.PASSED).toList();
        this.expected = counted(expected(facts));
    }

    /// Frozen tests that no longer run.
    static List<Flaw> missing(Facts facts) {
        return facts.tests().result() instanceof TestResult.Ran(var cases)
                ? new FrozenTests(facts, cases).missing()
                : Flaw.one(
                        "the tests did not run, so nothing shows that the frozen ones still do",
                        "make the test command run them");
    }

    private List<Flaw> missing() {
        var flaws = new ArrayList<Flaw>();
        var seen = counted(passing);
        expected.forEach((test, times) -> {
            var now = seen.getOrDefault(test, 0L);
            if (now < times) {
                flaws.add(Flaw.of(
                        "frozen test %s passed %d times, and was seen %d times when it was frozen"
                                .formatted(test, now, times),
                        FIX));
            }
        });
        if (!haveNames(facts)) {
            flaws.addAll(files(seen));
        }
        return flaws;
    }

    /// What is missing of the files whose tests had no names yet.
    private List<Flaw> files(Map<String, Long> seen) {
        var flaws = new ArrayList<Flaw>();
        var others = new ArrayList<String>();
        for (var file : written()) {
            if (!NAMING_FILES.contains(file.substring(file.lastIndexOf('.') + 1))) {
                others.add(file);
            } else if (passing.stream().noneMatch(test -> NewTests.isOf(test, file))) {
                flaws.add(Flaw.of("no test of the frozen file %s passed".formatted(file), FIX));
            }
        }
        var more = seen.entrySet().stream()
                .mapToLong(test -> test.getValue() - expected.getOrDefault(test.getKey(), 0L))
                .filter(count -> count > 0)
                .sum();
        if (more < others.size()) {
            flaws.add(Flaw.of(
                    "%d tests pass that did not before, and %d frozen files brought new ones: %s"
                            .formatted(more, others.size(), String.join(", ", others)),
                    FIX));
        }
        return flaws;
    }

    /// Frozen files that were handed in as tests of a criterion.
    private List<String> written() {
        return facts.artifact("tests").stream()
                .flatMap(tests -> tests.list("test_files").stream())
                .filter(file -> !file.texts("covers").isEmpty())
                .flatMap(file -> file.text("path").stream())
                .filter(facts.file().frozen()::containsKey)
                .distinct()
                .toList();
    }

    private static boolean haveNames(Facts facts) {
        return facts.file().history().frozen().orElse(null) instanceof TestResult.Ran(var cases)
                && cases.stream().allMatch(FrozenTests::hasName);
    }

    private static List<TestCase> expected(Facts facts) {
        var history = facts.file().history();
        if (history.frozen().orElse(null) instanceof TestResult.Ran(var cases)) {
            return cases.stream()
                    .filter(FrozenTests::hasName)
                    .filter(test -> test.status() != Status.SKIPPED)
                    .toList();
        }
        var changed = facts.changes().files().stream().map(FileChange::path).toList();
        return history.baseline().stream()
                .filter(test -> test.status() == Status.PASSED)
                .filter(test -> changed.stream().noneMatch(path -> NewTests.isOf(test, path)))
                .toList();
    }

    /// What stands for a whole file or class, which could not be loaded or prepared, is no test that can pass.
    private static boolean hasName(TestCase test) {
        return !test.name().isBlank()
                && !test.name().startsWith("(")
                && !test.name().equals(test.suite())
                && !test.name().equals("initializationError");
    }

    /// How often each test stands in a report. One that is run with several arguments counts under one name: what a
    /// report says of the arguments may differ from run to run.
    private static Map<String, Long> counted(List<TestCase> cases) {
        return cases.stream()
                .collect(groupingBy(test -> test.suite() + "#" + plain(test.name()), TreeMap::new, counting()));
    }

    private static String plain(String name) {
        for (var i = 0; i < name.length(); i++) {
            if (name.charAt(i) == '[' || name.charAt(i) == '(') {
                return name.substring(0, Math.max(i, 1)).strip();
            }
        }
        return name;
    }
}
