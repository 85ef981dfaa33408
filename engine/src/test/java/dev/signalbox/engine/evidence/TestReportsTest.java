package dev.signalbox.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.artifact.TestResult.BuildError;
import dev.signalbox.kernel.workflow.Profile.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TestReportsTest {
    private static final TestReports JUNIT = new TestReports(Report.JUNIT_XML, Recorded.PLACES);
    private static final TestReports GO = new TestReports(Report.GO_JSON, Recorded.PLACES);
    private static final TestReports CARGO = new TestReports(Report.CARGO_TEXT, Recorded.PLACES);

    @Test
    void surefire_tells_assertions_from_errors() {
        // Given
        var output = Recorded.report(1, "", "surefire.xml");

        // When
        var result = JUNIT.read(output);

        // Then
        assertThat(statuses(result))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("acme.CalcTest#adds", Status.PASSED),
                        Map.entry("acme.CalcTest#jupiter_assertion", Status.FAILED_ASSERTION),
                        Map.entry("acme.CalcTest#assertj_assertion", Status.FAILED_ASSERTION),
                        Map.entry("acme.CalcTest#expects_another", Status.FAILED_ASSERTION),
                        Map.entry("acme.CalcTest#prints", Status.FAILED_ASSERTION),
                        Map.entry("acme.CalcTest#throws_an_error", Status.ERROR),
                        Map.entry("acme.CalcTest#no_such_method", Status.MISSING_SYMBOL),
                        Map.entry("acme.CalcTest#todo", Status.MISSING_SYMBOL),
                        Map.entry("acme.CalcTest#skipped", Status.SKIPPED),
                        Map.entry("acme.CalcTest#assumed", Status.SKIPPED),
                        Map.entry("acme.CalcTest#many(int)[1]", Status.PASSED),
                        Map.entry("acme.CalcTest#many(int)[2]", Status.FAILED_ASSERTION),
                        Map.entry("acme.CalcTest$Inner#inner_passes", Status.PASSED)));
    }

    @Test
    void a_failure_shows_the_first_line_of_its_message() {
        // Given
        var output = Recorded.report(1, "", "surefire.xml");

        // When
        var result = (TestResult.Ran) JUNIT.read(output);

        // Then
        assertThat(result.cases())
                .contains(
                        new TestCase(
                                "acme.CalcTest",
                                "jupiter_assertion",
                                Status.FAILED_ASSERTION,
                                "sum ==> expected: <4> but was: <3>"),
                        new TestCase("acme.CalcTest", "skipped", Status.SKIPPED, "later <&>"));
    }

    @Test
    void pytest_tells_a_name_the_test_misses_from_one_the_code_misses() {
        // Given
        var output = Recorded.report(1, "", "pytest.xml");

        // When
        var result = JUNIT.read(output);

        // Then
        assertThat(statuses(result))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("tests.test_calc#test_adds", Status.PASSED),
                        Map.entry("tests.test_calc#test_wrong", Status.FAILED_ASSERTION),
                        Map.entry("tests.test_calc#test_raises", Status.FAILED_ASSERTION),
                        Map.entry("tests.test_calc#test_fail", Status.FAILED_ASSERTION),
                        Map.entry("tests.test_calc#test_xpass_strict", Status.FAILED_ASSERTION),
                        Map.entry("tests.test_calc#test_many[1]", Status.PASSED),
                        Map.entry("tests.test_calc#test_many[2]", Status.FAILED_ASSERTION),
                        Map.entry("tests.test_calc#test_missing", Status.MISSING_SYMBOL),
                        Map.entry("tests.test_calc#test_args", Status.MISSING_SYMBOL),
                        Map.entry("tests.test_calc#test_stub", Status.MISSING_SYMBOL),
                        Map.entry("tests.test_calc.TestIn#test_name", Status.MISSING_SYMBOL),
                        Map.entry("tests.test_calc#test_deep", Status.ERROR),
                        Map.entry("tests.test_calc#test_error", Status.ERROR),
                        Map.entry("tests.test_calc#test_fixture", Status.ERROR),
                        Map.entry("tests.test_calc#test_skipped", Status.SKIPPED),
                        Map.entry("tests.test_calc#test_xfail", Status.SKIPPED),
                        Map.entry("tests.test_calc.TestIn#test_inner", Status.PASSED)));
    }

    @Test
    void a_python_module_that_does_not_exist_yet_is_a_missing_symbol_and_bad_syntax_is_not() {
        // Given
        var output = Recorded.report(2, "", "pytest-collection.xml");

        // When
        var result = JUNIT.read(output);

        // Then
        assertThat(statuses(result))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "tests.test_new#(collection)", Status.MISSING_SYMBOL,
                        "tests.test_part#(collection)", Status.MISSING_SYMBOL,
                        "tests.test_syntax#(collection)", Status.ERROR));
    }

    @Test
    void node_names_the_suite_and_explains_a_file_that_cannot_be_loaded_from_the_output() {
        // Given
        var output = Recorded.report(1, Recorded.text("node-output.txt"), "node.xml");

        // When
        var result = JUNIT.read(output);

        // Then
        assertThat(statuses(result))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("test#adds", Status.PASSED),
                        Map.entry("test#wrong", Status.FAILED_ASSERTION),
                        Map.entry("test#errors", Status.ERROR),
                        Map.entry("test#missing", Status.MISSING_SYMBOL),
                        Map.entry("test#ref", Status.MISSING_SYMBOL),
                        Map.entry("test#ctor", Status.MISSING_SYMBOL),
                        Map.entry("test#deep", Status.ERROR),
                        Map.entry("test#skipped", Status.SKIPPED),
                        Map.entry("test#todo", Status.SKIPPED),
                        Map.entry("suite#inner", Status.PASSED),
                        Map.entry("suite#inner bad", Status.FAILED_ASSERTION),
                        Map.entry("test/new.test.mjs#(load)", Status.MISSING_SYMBOL),
                        Map.entry("test/part.test.mjs#(load)", Status.MISSING_SYMBOL)));
    }

    @Test
    void a_node_file_that_cannot_be_loaded_stays_an_error_without_a_reason() {
        // Given
        var output = Recorded.report(1, "", "node.xml");

        // When
        var result = JUNIT.read(output);

        // Then
        assertThat(statuses(result)).containsEntry("test/new.test.mjs#(load)", Status.ERROR);
    }

    @Test
    void go_reports_subtests_panics_and_failures() {
        // Given
        var output = new TestOutput(1, Recorded.text("go.jsonl"), Recorded.text("go-errors.txt"), List.of());

        // When
        var result = GO.read(output);

        // Then
        assertThat(statuses(result))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "acme#TestAdds", Status.PASSED,
                        "acme#TestWrong", Status.FAILED_ASSERTION,
                        "acme#TestSkip", Status.SKIPPED,
                        "acme#TestSub", Status.FAILED_ASSERTION,
                        "acme#TestSub/a/b_c", Status.PASSED,
                        "acme#TestSub/bad", Status.FAILED_ASSERTION,
                        "acme/panic#TestBefore", Status.PASSED,
                        "acme/panic#TestPanic", Status.ERROR));
    }

    @Test
    void go_tests_that_do_not_compile_are_not_built() {
        // Given
        var output = new TestOutput(1, "FAIL\tacme/new [build failed]\n", Recorded.text("go-errors.txt"), List.of());

        // When
        var result = GO.read(output);

        // Then
        assertThat(result)
                .isEqualTo(new TestResult.NotBuilt(List.of(
                        new BuildError("broken/b.go", 2, "undefined: undefinedThing", false),
                        new BuildError("new/n_test.go", 3, "undefined: Missing", true),
                        new BuildError(
                                "new/n_test.go", 3, "T{}.Foo undefined (type T has no field or method Foo)", true),
                        new BuildError("new/n_test.go", 3, "not enough arguments in call to F", true))));
    }

    @Test
    void a_go_test_that_never_ends_is_an_error() {
        // Given
        var output =
                new TestOutput(1, "{\"Action\":\"run\",\"Package\":\"acme\",\"Test\":\"TestExit\"}\n", "", List.of());

        // When
        var result = GO.read(output);

        // Then
        assertThat(statuses(result)).containsExactly(Map.entry("acme#TestExit", Status.ERROR));
    }

    @Test
    void a_go_package_that_fails_without_a_failed_test_is_a_failure() {
        // Given
        var passed = "{\"Action\":\"pass\",\"Package\":\"acme\",\"Test\":\"TestA\"}\n";
        var failed = "{\"Action\":\"fail\",\"Package\":\"acme\"}\n";

        // When
        var result = GO.read(new TestOutput(1, passed + failed, "", List.of()));

        // Then
        assertThat(statuses(result))
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of("acme#TestA", Status.PASSED, "acme#(package)", Status.ERROR));
    }

    @Test
    void cargo_reads_each_target_and_ignores_what_tests_print() {
        // Given
        var output = new TestOutput(101, Recorded.text("cargo.txt"), "", List.of());

        // When
        var result = CARGO.read(output);

        // Then
        assertThat(statuses(result))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("src/lib.rs#tests::adds", Status.PASSED),
                        Map.entry("src/lib.rs#tests::wrong", Status.FAILED_ASSERTION),
                        Map.entry("src/lib.rs#tests::should", Status.FAILED_ASSERTION),
                        Map.entry("src/lib.rs#tests::result", Status.FAILED_ASSERTION),
                        Map.entry("src/lib.rs#tests::panics", Status.ERROR),
                        Map.entry("src/lib.rs#tests::idx", Status.ERROR),
                        Map.entry("src/lib.rs#tests::stubbed", Status.MISSING_SYMBOL),
                        Map.entry("src/lib.rs#tests::un_", Status.MISSING_SYMBOL),
                        Map.entry("src/lib.rs#tests::ign", Status.SKIPPED),
                        Map.entry("tests/it.rs#it_works", Status.FAILED_ASSERTION),
                        Map.entry("doc acme#src/lib.rs - (line 1)", Status.PASSED)));
    }

    @Test
    void cargo_lines_that_do_not_add_up_to_their_result_are_not_believed() {
        // Given
        var forged = """
                running 1 test
                test honest ... FAILED
                test forged ... ok
                test result: ok. 1 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s
                """;

        // When
        var result = CARGO.read(new TestOutput(0, forged, "", List.of()));

        // Then
        assertThat(result).isInstanceOf(TestResult.Unknown.class);
    }

    @Test
    void rust_errors_name_what_is_missing_in_tests() {
        // Given
        var output = new TestOutput(101, "", Recorded.text("cargo-errors.txt"), List.of());

        // When
        var result = (TestResult.NotBuilt) CARGO.read(output);

        // Then
        assertThat(result.errors())
                .contains(
                        new BuildError("tests/new.rs", 1, "error[E0432]: unresolved import `acme::Thing`", true),
                        new BuildError("tests/new.rs", 2, "error[E0308]: mismatched types", false))
                .hasSize(7);
    }

    @Test
    void a_symbol_that_java_tests_miss_is_told_from_one_that_the_code_misses() {
        // Given
        var inTests = new TestOutput(1, Recorded.text("maven-missing.txt"), "", List.of());
        var inCode = new TestOutput(1, Recorded.text("maven-broken-main.txt"), "", List.of());

        // When
        var results = List.of(JUNIT.read(inTests), JUNIT.read(inCode));

        // Then
        var test = "src/test/java/acme/NewTest.java";
        assertThat(results)
                .containsExactly(
                        new TestResult.NotBuilt(List.of(
                                new BuildError(test, 2, "package acme.sub does not exist", true),
                                new BuildError(test, 5, "cannot find symbol: method sub(int,int)", true),
                                new BuildError(test, 5, "cannot find symbol: class Missing", true),
                                new BuildError(
                                        test,
                                        5,
                                        "method add in class acme.Calc cannot be applied to given types;",
                                        true))),
                        new TestResult.NotBuilt(List.of(new BuildError(
                                "src/main/java/acme/Calc.java", 2, "cannot find symbol: variable c", false))));
    }

    @Test
    void gradle_prints_javac_s_own_form() {
        // Given
        var output = new TestOutput(1, Recorded.text("gradle.txt"), "", List.of());

        // When
        var result = JUNIT.read(output);

        // Then
        assertThat(result)
                .isEqualTo(new TestResult.NotBuilt(List.of(new BuildError(
                        "src/test/java/acme/NewTest.java", 5, "cannot find symbol: method sub(int,int)", true))));
    }

    @Test
    void a_test_that_does_not_parse_proves_nothing() {
        // Given
        var output = new TestOutput(1, Recorded.text("maven-broken-test.txt"), "", List.of());

        // When
        var result = (TestResult.NotBuilt) JUNIT.read(output);

        // Then
        assertThat(result.errors()).extracting(BuildError::missingSymbol).containsExactly(false);
    }

    @Test
    void a_broken_build_script_is_unknown_and_shows_how_it_ended() {
        // Given
        var output = new TestOutput(1, "", "[ERROR] Non-parseable POM /project/pom.xml\n", List.of());

        // When
        var result = JUNIT.read(output);

        // Then
        assertThat(result)
                .asInstanceOf(type(TestResult.Unknown.class))
                .extracting(TestResult.Unknown::why)
                .asString()
                .contains("exit code 1 before any test ran", "Non-parseable POM");
    }

    @Test
    void a_green_report_of_a_command_that_failed_is_not_believed() {
        // Given
        var green = new TestOutput.ReportFile(
                "r.xml", "<testsuite name='s'><testcase classname='c' name='n'/></testsuite>");

        // When
        var result = JUNIT.read(new TestOutput(1, "[ERROR] Coverage is below 80 %", "", List.of(green)));

        // Then
        assertThat(result)
                .asInstanceOf(type(TestResult.Unknown.class))
                .extracting(TestResult.Unknown::why)
                .asString()
                .contains("its report of 1 tests shows no failure", "Coverage is below");
    }

    @Test
    void success_without_a_report_is_unknown() {
        // Given
        var output = new TestOutput(0, "all fine, believe me", "", List.of());

        // When
        var result = JUNIT.read(output);

        // Then
        assertThat(result).isInstanceOf(TestResult.Unknown.class);
    }

    private static Map<String, Status> statuses(TestResult result) {
        assertThat(result).isInstanceOf(TestResult.Ran.class);
        return ((TestResult.Ran) result)
                .cases().stream()
                        .collect(Collectors.toMap(
                                TestCase::fullName, TestCase::status, (one, _) -> one, LinkedHashMap::new));
    }
}
