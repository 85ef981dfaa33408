package dev.signalbox.kernel.workflow.gate;

import static dev.signalbox.kernel.artifact.TestCase.Status.ERROR;
import static dev.signalbox.kernel.artifact.TestCase.Status.FAILED_ASSERTION;
import static dev.signalbox.kernel.artifact.TestCase.Status.MISSING_SYMBOL;
import static dev.signalbox.kernel.artifact.TestCase.Status.PASSED;
import static dev.signalbox.kernel.artifact.TestCase.Status.SKIPPED;
import static dev.signalbox.kernel.workflow.gate.ChecksTest.expect;
import static dev.signalbox.kernel.workflow.gate.Dossier.added;
import static dev.signalbox.kernel.workflow.gate.Dossier.empty;
import static dev.signalbox.kernel.workflow.gate.Dossier.obj;
import static dev.signalbox.kernel.workflow.gate.Dossier.test;

import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.gate.ChecksTest.Case;
import java.util.List;
import java.util.Map;

/// Cases of frozen tests: their files, and whether they still run.
final class FrozenCases {
    private static final String NEW = "src/test/java/a/NewTest.java";
    private static final TestResult NOT_BUILT =
            new TestResult.NotBuilt(List.of(new TestResult.BuildError(NEW, 3, "cannot find symbol", true)));

    private FrozenCases() {}

    static List<Case> files() {
        return List.of(
                frozen(
                        "the same",
                        dossier()
                                .frozen("t1", "1")
                                .digests(Map.of("t1", "1", "t2", "9"))
                                .ran()),
                frozen(
                        "one changed, one deleted",
                        dossier()
                                .frozen("t2", "2")
                                .frozen("t1", "1")
                                .digests(Map.of("t1", "x"))
                                .ran(),
                        "frozen test t1 was changed",
                        "frozen test t2 was deleted"),
                frozen(
                        "nothing frozen",
                        dossier().digests(Map.of("t1", "1")).ran(),
                        "no tests were frozen, so nothing shows that they stayed as they were"),
                frozen(
                        "nothing ran",
                        kept(NEW).tests(new TestResult.Unknown("no report")),
                        "the tests did not run, so nothing shows that the frozen ones still do"));
    }

    /// Tests whose names were seen when they were frozen.
    static List<Case> switchedOff() {
        var red = ran(
                test("a.NewTest", "adds", FAILED_ASSERTION),
                test("a.NewTest", "rounds", MISSING_SYMBOL),
                test("a.OldTest", "keeps", PASSED),
                test("a.OldTest", "later", SKIPPED));
        var all = List.of(
                test("a.NewTest", "adds", PASSED),
                test("a.NewTest", "rounds", PASSED),
                test("a.OldTest", "keeps", PASSED));
        return List.of(
                frozen("all are seen to pass", kept(NEW).red(red).tests(new TestResult.Ran(all))),
                frozen(
                        "a class is left out",
                        kept(NEW).red(red).ran(test("a.OldTest", "keeps", PASSED)),
                        gone("a.NewTest#adds", 0, 1),
                        gone("a.NewTest#rounds", 0, 1)),
                frozen(
                        "a method is left out, and one is skipped",
                        kept(NEW).red(red).ran(all.getFirst(), test("a.OldTest", "keeps", SKIPPED)),
                        gone("a.NewTest#rounds", 0, 1),
                        gone("a.OldTest#keeps", 0, 1)),
                frozen(
                        "what a report says of arguments may change, their number may not shrink",
                        kept(NEW)
                                .red(ran(
                                        test("t", "adds(int)[1]", FAILED_ASSERTION),
                                        test("t", "adds(int)[2]", PASSED),
                                        test("t", "[1] a", PASSED),
                                        test("t", "[2] b", PASSED)))
                                .ran(
                                        test("t", "adds[x]", PASSED),
                                        test("t", "[1] c", PASSED),
                                        test("t", "[2] d", PASSED)),
                        gone("t#adds", 1, 2)));
    }

    /// Tests that could not be compiled or loaded when they were frozen.
    static List<Case> unnamed() {
        var old = test("a.OldTest", "keeps", PASSED);
        return List.of(
                frozen(
                        "the file's tests and those from before pass",
                        kept(NEW).before(old).red(NOT_BUILT).ran(old, test("a.NewTest", "adds", PASSED))),
                frozen(
                        "neither does",
                        kept(NEW).before(old).red(NOT_BUILT).ran(test("a.Other", "x", PASSED)),
                        gone("a.OldTest#keeps", 0, 1),
                        "no test of the frozen file %s passed".formatted(NEW)),
                frozen(
                        "tests of a file that was changed before it was frozen may have other names",
                        kept(NEW)
                                .changed(new FileChange("src/test/java/a/OldTest.java", FileChange.Kind.MODIFIED, 1, 1))
                                .before(old)
                                .red(NOT_BUILT)
                                .ran(test("a.NewTest", "adds", PASSED), test("a.OldTest", "stays", PASSED))),
                frozen(
                        "a module that could not be collected",
                        kept("tests/test_new.py")
                                .red(ran(test("tests.test_new", "(collection)", MISSING_SYMBOL)))
                                .ran(test("tests.test_old", "test_x", PASSED)),
                        "no test of the frozen file tests/test_new.py passed"),
                frozen(
                        "a class that could not be prepared",
                        kept(NEW).red(ran(test("a.NewTest", "", ERROR))).ran(test("a.NewTest", "adds", PASSED))));
    }

    /// Reports that say nothing of files.
    static List<Case> uncounted() {
        return List.of(
                frozen(
                        "a report that names no files, without anything new",
                        kept("slug_test.go")
                                .before(test("slug", "TestA", PASSED))
                                .red(NOT_BUILT)
                                .ran(test("slug", "TestA", PASSED)),
                        "0 tests pass that did not before, and 1 frozen files brought new ones: slug_test.go"),
                frozen(
                        "a report that names no files, with something new",
                        kept("slug_test.go")
                                .before(test("slug", "TestA", PASSED))
                                .red(NOT_BUILT)
                                .ran(test("slug", "TestA", PASSED), test("slug", "TestB", PASSED))));
    }

    private static Case frozen(String name, Dossier dossier, String... messages) {
        return expect(Check.FROZEN_TESTS_UNCHANGED, name, dossier, messages);
    }

    private static String gone(String test, int now, int then) {
        return "frozen test %s passed %d times, and was seen %d times when it was frozen".formatted(test, now, then);
    }

    private static TestResult ran(TestCase... cases) {
        return new TestResult.Ran(List.of(cases));
    }

    private static Dossier dossier() {
        return empty().changed();
    }

    /// One frozen file, unchanged, that was handed in as the test of a criterion.
    private static Dossier kept(String path) {
        return empty().changed(added(path))
                .frozen(path, "1")
                .digests(Map.of(path, "1"))
                .artifact("tests", "tester", obj("test_files", List.of(obj("path", path, "covers", List.of("AC1")))));
    }
}
