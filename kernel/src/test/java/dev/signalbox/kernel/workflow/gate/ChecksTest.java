package dev.signalbox.kernel.workflow.gate;

import static dev.signalbox.kernel.artifact.TestCase.Status.ERROR;
import static dev.signalbox.kernel.artifact.TestCase.Status.FAILED_ASSERTION;
import static dev.signalbox.kernel.artifact.TestCase.Status.MISSING_SYMBOL;
import static dev.signalbox.kernel.artifact.TestCase.Status.PASSED;
import static dev.signalbox.kernel.artifact.TestCase.Status.SKIPPED;
import static dev.signalbox.kernel.workflow.gate.CatalogueTest.gate;
import static dev.signalbox.kernel.workflow.gate.CatalogueTest.spec;
import static dev.signalbox.kernel.workflow.gate.Dossier.added;
import static dev.signalbox.kernel.workflow.gate.Dossier.empty;
import static dev.signalbox.kernel.workflow.gate.Dossier.obj;
import static dev.signalbox.kernel.workflow.gate.Dossier.test;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.artifact.TestResult.BuildError;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

final class ChecksTest {
    private static final String FOO = "src/test/java/a/FooTest.java";
    private static final Json.Obj PLAN = obj(
            "acceptance_criteria",
            List.of(
                    obj("criterion", "Rounds half up", "how_to_verify", "unit test"),
                    obj("id", "neg", "criterion", "Refuses negatives", "how_to_verify", "unit test")));
    static final Json.Obj TESTS = obj("test_files", List.of(obj("path", FOO, "covers", List.of("AC1", "neg"))));

    /// A check, a case file, and every message that it must lead to; none when it holds.
    record Case(String name, CheckSpec spec, Dossier dossier, List<String> messages) {
        @Override
        public String toString() {
            return spec.check() + ": " + name;
        }
    }

    static final List<Case> CASES = Stream.of(
                    claims(),
                    questions(),
                    covered(),
                    red(),
                    notBuilt(),
                    meaningful(),
                    green(),
                    skippedOrUncovered(),
                    FrozenCases.files(),
                    FrozenCases.switchedOff(),
                    FrozenCases.unnamed(),
                    FrozenCases.uncounted(),
                    ReviewCases.reviews(),
                    ReviewCases.answers(),
                    ChangeCases.changes(),
                    observed())
            .flatMap(List::stream)
            .toList();

    @ParameterizedTest
    @FieldSource("CASES")
    void a_check_says_exactly_what_does_not_hold(Case it) {
        // When
        var judgement = GateJudge.judge(gate(it.spec), it.dossier.file());

        // Then
        assertThat(judgement.blockers()).extracting(Finding::message).containsExactlyElementsOf(it.messages);
    }

    @Test
    void every_check_has_a_case_that_holds_and_one_that_does_not() {
        // When
        var holding = CASES.stream().filter(it -> it.messages.isEmpty()).map(it -> it.spec.check());
        var failing = CASES.stream().filter(it -> !it.messages.isEmpty()).map(it -> it.spec.check());

        // Then
        assertThat(holding).containsAll(Check.words());
        assertThat(failing).containsAll(Check.words());
    }

    private static List<Case> claims() {
        return List.of(
                expect(Check.PLAN_HAS_ACCEPTANCE_CRITERIA, "two criteria", plan(PLAN)),
                expect(
                        Check.PLAN_HAS_ACCEPTANCE_CRITERIA,
                        "a criterion without a way to verify it",
                        plan(obj("acceptance_criteria", List.of(obj("criterion", "x", "how_to_verify", " ")))),
                        "acceptance criterion 1 has no how_to_verify"),
                expect(
                        Check.PLAN_HAS_ACCEPTANCE_CRITERIA,
                        "no criteria",
                        plan(Json.obj()),
                        "the plan has 0 acceptance criteria, at least 1 are needed"),
                expect(
                        Check.SCOPE_IS_BOUNDED,
                        "something in and something out",
                        empty().artifact(
                                        "scope",
                                        "planner",
                                        obj("in_scope", List.of("a"), "out_of_scope", List.of("b")))),
                expect(
                        Check.SCOPE_IS_BOUNDED,
                        "everything in, nothing out",
                        empty().artifact("scope", "planner", obj("in_scope", List.of("Everything"))),
                        "nothing is out of scope",
                        "'Everything' in scope bounds nothing"),
                expect(
                        Check.SCOPE_IS_BOUNDED,
                        "the same in and out",
                        empty().artifact(
                                        "scope",
                                        "planner",
                                        obj("in_scope", List.of("The API"), "out_of_scope", List.of("the  api"))),
                        "'The API' is both in and out of scope"));
    }

    private static List<Case> questions() {
        return List.of(
                expect(
                        Check.NO_OPEN_QUESTIONS,
                        "answered ones",
                        plan(obj("open_questions", List.of(obj("question", "Which?", "answer", "This"))))),
                expect(
                        Check.NO_OPEN_QUESTIONS,
                        "open ones in both documents",
                        plan(obj("open_questions", List.of("Which?")))
                                .artifact("scope", "planner", obj("open_questions", List.of(obj("question", "When?")))),
                        "open question: Which?",
                        "open question: When?"));
    }

    private static List<Case> covered() {
        return List.of(
                expect(
                        Check.TESTS_EXIST_FOR_ACCEPTANCE_CRITERIA,
                        "each covered, by number and by id",
                        plan(PLAN).artifact("tests", "tester", TESTS).digests(Map.of(FOO, "1"))),
                expect(
                        Check.TESTS_EXIST_FOR_ACCEPTANCE_CRITERIA,
                        "one uncovered",
                        plan(PLAN)
                                .artifact(
                                        "tests",
                                        "tester",
                                        obj(
                                                "test_files",
                                                List.of(obj("path", FOO, "covers", List.of("rounds half up")))))
                                .digests(Map.of(FOO, "1")),
                        "no test covers acceptance criterion 2: Refuses negatives"),
                expect(
                        Check.TESTS_EXIST_FOR_ACCEPTANCE_CRITERIA,
                        "a named file that is not there covers nothing",
                        plan(PLAN).artifact("tests", "tester", TESTS).digests(Map.of()),
                        "test file " + FOO + " does not exist",
                        "no test covers acceptance criterion 1: Rounds half up",
                        "no test covers acceptance criterion 2: Refuses negatives"));
    }

    private static List<Case> red() {
        return List.of(
                expect(
                        Check.TESTS_ARE_FAILING,
                        "by assertion",
                        changed().ran(test("a.FooTest", "x", FAILED_ASSERTION))),
                expect(
                        Check.TESTS_ARE_FAILING,
                        "by a missing name",
                        changed().ran(test("a.FooTest", "x", MISSING_SYMBOL))),
                expect(
                        Check.TESTS_ARE_FAILING,
                        "only an old test fails",
                        changed().ran(test("a.OldTest", "y", FAILED_ASSERTION), test("a.FooTest", "x", PASSED)),
                        "none of 1 new tests fails: nothing shows that something is missing"),
                expect(
                        Check.TESTS_ARE_FAILING,
                        "all err",
                        changed().ran(test("a.FooTest", "x", ERROR)),
                        "a.FooTest#x errs instead of failing by an assertion: because"),
                expect(Check.TESTS_ARE_FAILING, "no test", changed().ran(), "no test ran"),
                expect(
                        Check.TESTS_ARE_FAILING,
                        "a report that names packages counts every test as new",
                        empty().changed(added("calc/calc_test.go"))
                                .ran(test("example.com/shop/pricing", "TestX", FAILED_ASSERTION))));
    }

    private static List<Case> notBuilt() {
        var missing = new BuildError(FOO, 3, "cannot find symbol round", true);
        return List.of(
                expect(
                        Check.TESTS_ARE_FAILING,
                        "not compiled for want of names only",
                        changed().tests(new TestResult.NotBuilt(List.of(missing)))),
                expect(
                        Check.TESTS_ARE_FAILING,
                        "a syntax error",
                        changed()
                                .tests(new TestResult.NotBuilt(
                                        List.of(missing, new BuildError(FOO, 4, "';' expected", false)))),
                        FOO + ":4 does not compile, and not for want of a name: ';' expected"),
                expect(
                        Check.TESTS_ARE_FAILING,
                        "a broken source file",
                        changed()
                                .tests(new TestResult.NotBuilt(
                                        List.of(new BuildError("src/A.java", 1, "cannot find symbol", true)))),
                        "src/A.java:1 does not compile, though this run has not touched it: cannot find symbol"),
                expect(
                        Check.TESTS_ARE_FAILING,
                        "a build without an error named",
                        changed().tests(new TestResult.NotBuilt(List.of())),
                        "the build failed before the tests, with no error named"),
                expect(
                        Check.TESTS_ARE_FAILING,
                        "no report",
                        changed().tests(new TestResult.Unknown("no report at target/surefire-reports")),
                        "the tests could not be judged: no report at target/surefire-reports"));
    }

    private static Dossier changed() {
        return empty().changed(added(FOO));
    }

    private static List<Case> meaningful() {
        var spec = spec(Check.TESTS_ARE_MEANINGFUL);
        var noHits = new Evidence.Hits(spec.subject(), List.of());
        return List.of(
                expect(
                        Check.TESTS_ARE_MEANINGFUL,
                        "fails by assertion",
                        changed().ran(test("a.FooTest", "x", FAILED_ASSERTION)).saw(noHits)),
                expect(
                        Check.TESTS_ARE_MEANINGFUL,
                        "passes, errs, is skipped",
                        changed()
                                .ran(
                                        test("a.FooTest", "x", PASSED),
                                        test("a.FooTest", "y", ERROR),
                                        test("a.FooTest", "z", SKIPPED))
                                .saw(noHits),
                        "a.FooTest#x passes before anything is implemented",
                        "a.FooTest#y errs: because",
                        "a.FooTest#z is skipped"),
                expect(
                        Check.TESTS_ARE_MEANINGFUL,
                        "asserts nothing",
                        changed()
                                .ran(test("a.FooTest", "x", FAILED_ASSERTION))
                                .saw(new Evidence.Hits(
                                        spec.subject(), List.of(new Evidence.Hit(FOO, 7, "  assertTrue(true);")))),
                        FOO + ":7 asserts nothing about the code: assertTrue(true);"));
    }

    private static List<Case> green() {
        return List.of(
                expect(Check.ALL_TESTS_PASS, "one passes", empty().ran(test("a.FooTest", "x", PASSED))),
                expect(Check.ALL_TESTS_PASS, "none ran", empty().ran(), "0 tests passed, at least 1 must"),
                expect(
                        Check.ALL_TESTS_PASS,
                        "all skipped",
                        empty().ran(test("a", "x", SKIPPED)),
                        "0 tests passed, at least 1 must"),
                expect(
                        Check.ALL_TESTS_PASS,
                        "one fails and one errs",
                        empty().ran(test("a", "x", PASSED), test("a", "y", FAILED_ASSERTION), test("a", "z", ERROR)),
                        "a#y fails: because",
                        "a#z fails: because"),
                expect(
                        Check.ALL_TESTS_PASS,
                        "not built",
                        empty().tests(new TestResult.NotBuilt(List.of(new BuildError("A.java", 2, "boom", true)))),
                        "A.java:2 does not compile: boom"),
                expect(
                        with(Check.ALL_TESTS_PASS, obj("minimum", 2)),
                        "fewer than told",
                        empty().ran(test("a", "x", PASSED)),
                        "1 tests passed, at least 2 must"));
    }

    private static List<Case> skippedOrUncovered() {
        return List.of(
                expect(
                        Check.NO_SKIPPED_TESTS,
                        "skipped before",
                        empty().ran(test("a", "x", SKIPPED)).before(test("a", "x", SKIPPED))),
                expect(
                        Check.NO_SKIPPED_TESTS,
                        "newly skipped",
                        empty().ran(test("a", "x", SKIPPED), test("a", "y", SKIPPED))
                                .before(test("a", "x", SKIPPED)),
                        "a#y is skipped and was not before: because"),
                expect(Check.COVERAGE_THRESHOLD_MET, "eighty of a hundred", empty().coverage(80, 20)),
                expect(
                        with(Check.COVERAGE_THRESHOLD_MET, obj("threshold", 90)),
                        "less than told",
                        empty().coverage(85, 15),
                        "85.0 % of lines are covered (85 of 100), at least 90.0 % are needed"),
                expect(
                        Check.COVERAGE_THRESHOLD_MET,
                        "not measured",
                        empty().ran(test("a", "x", PASSED)),
                        "cannot be verified: the test run left no coverage report"));
    }

    private static List<Case> observed() {
        return Stream.of(Check.COMMAND, Check.FILE_EXISTS, Check.JSON_SCHEMA, Check.EXPRESSION)
                .flatMap(check -> Stream.of(
                        expect(
                                check,
                                "holds",
                                empty().saw(new Evidence.Observation(spec(check).subject(), true, "fine"))),
                        expect(
                                check,
                                "does not",
                                empty().saw(new Evidence.Observation(spec(check).subject(), false, "exit code 2")),
                                "exit code 2")))
                .toList();
    }

    static Case hits(Check check, String path, int line, String text, String message) {
        var found = new Evidence.Hits(spec(check).subject(), List.of(new Evidence.Hit(path, line, text)));
        return expect(check, "a hit", empty().artifact("tests", "tester", TESTS).saw(found), message);
    }

    static Case noHits(Check check) {
        var found = new Evidence.Hits(spec(check).subject(), List.of());
        return expect(
                check, "no hit", empty().artifact("tests", "tester", TESTS).saw(found));
    }

    private static Dossier plan(Json.Obj plan) {
        return empty().artifact("plan", "planner", plan);
    }

    static CheckSpec with(Check check, Json.Obj params) {
        return new CheckSpec(check.word(), CheckSpec.Severity.BLOCKING, Optional.empty(), params);
    }

    static Case expect(Check check, String name, Dossier dossier, String... messages) {
        return expect(spec(check), name, dossier, messages);
    }

    static Case expect(CheckSpec spec, String name, Dossier dossier, String... messages) {
        return new Case(name, spec, dossier, List.of(messages));
    }
}
