package dev.signalbox.engine.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.workflow.Profile;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Tests of projects, run in real boxes.
final class TestRunTest {
    private static final String GREEN = "<testsuite><testcase classname=\"c\" name=\"n\"/></testsuite>";

    @Test
    void a_maven_project_runs_without_a_network_and_goes_from_green_to_red_to_green() throws Exception {
        // Given
        try (var bench = Bench.ofExample("java-basket")) {
            var workspace = bench.workspace(Profiles.MAVEN);
            var provisioned = bench.provisioner().provide(workspace, bench.repository, Profiles.MAVEN, _ -> {});
            assertThat(passed(provisioned.baseline()))
                    .as(provisioned.toString())
                    .isPositive();
            var run = new TestRun(bench.sandbox, Bench.TIME);

            // When
            Bench.write(workspace.tree().resolve("src/test/java/shop/NewTest.java"), """
                    package shop;
                    import static org.junit.jupiter.api.Assertions.assertEquals;
                    class NewTest {
                        @org.junit.jupiter.api.Test void answers() { assertEquals(42, new Answer().get()); }
                    }
                    """);
            var red = run.run(workspace, workspace.commit("red").commit(), Profiles.MAVEN, provisioned.provisions());
            Bench.write(
                    workspace.tree().resolve("src/main/java/shop/Answer.java"),
                    "package shop;\nclass Answer { int get() { return 41; } }\n");
            var wrong = run.run(workspace, workspace.commit("bad").commit(), Profiles.MAVEN, provisioned.provisions());
            Bench.write(
                    workspace.tree().resolve("src/main/java/shop/Answer.java"),
                    "package shop;\nclass Answer { int get() { return 42; } }\n");
            var green = run.run(workspace, workspace.commit("good").commit(), Profiles.MAVEN, provisioned.provisions());

            // Then
            assertThat(red.result())
                    .asInstanceOf(type(TestResult.NotBuilt.class))
                    .satisfies(notBuilt -> assertThat(notBuilt.errors())
                            .containsExactly(new TestResult.BuildError(
                                    "src/test/java/shop/NewTest.java", 4, "cannot find symbol: class Answer", true)));
            assertThat(cases(wrong))
                    .contains(new TestCase(
                            "shop.NewTest", "answers", Status.FAILED_ASSERTION, "expected: <42> but was: <41>"));
            assertThat(passed(green)).isEqualTo(passed(provisioned.baseline()) + 1);
            assertThat(green.commit()).isEqualTo(workspace.head());
        }
    }

    @Test
    void a_python_project_is_tested_on_a_clean_copy() throws Exception {
        // Given
        try (var bench = Bench.ofExample("python-slug")) {
            var workspace = bench.workspace(Profiles.PYTHON);
            Bench.write(
                    workspace.tree().resolve("tests/test_new.py"),
                    "from slug import nothing\n\ndef test_it():\n    assert nothing() == 1\n");
            Bench.write(workspace.tree().resolve("signalbox-junit.xml"), GREEN);

            // When
            var tests = new TestRun(bench.sandbox, Bench.TIME)
                    .run(workspace, workspace.commit("red").commit(), Profiles.PYTHON, Note.none(workspace));

            // Then
            assertThat(cases(tests))
                    .extracting(TestCase::fullName, TestCase::status)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("tests.test_new#(collection)", Status.MISSING_SYMBOL));
        }
    }

    @Test
    void a_report_that_the_commit_itself_holds_does_not_count() throws Exception {
        // Given
        try (var bench = Bench.open().with("report.xml", GREEN)) {
            var workspace = bench.workspace(Profiles.shell(""));

            // When
            var tests = run(bench, workspace, Profiles.shell("true"));

            // Then
            assertThat(tests.result())
                    .asInstanceOf(type(TestResult.Unknown.class))
                    .satisfies(unknown -> assertThat(unknown.why()).contains("wrote no report"));
        }
    }

    @Test
    void a_report_behind_a_link_does_not_count() throws Exception {
        // Given
        try (var bench = Bench.open().with("a", "a")) {
            var profile = Profiles.shell("printf '%s' '" + GREEN + "' > /tmp/r.xml; ln -s /tmp/r.xml report.xml");
            var workspace = bench.workspace(profile);

            // When
            var tests = run(bench, workspace, profile);

            // Then
            assertThat(tests.result()).isInstanceOf(TestResult.Unknown.class);
        }
    }

    @Test
    void coverage_is_read_where_it_is_measured() throws Exception {
        // Given
        try (var bench = Bench.open().with("a", "a")) {
            var profile = Profiles.shell("printf '%s' '" + GREEN
                    + "' > report.xml; echo '<coverage lines-valid=\"10\" lines-covered=\"7\"/>' > coverage.xml");
            var workspace = bench.workspace(profile);

            // When
            var tests = run(bench, workspace, profile);

            // Then
            assertThat(tests.coverage()).contains(new Evidence.Coverage(7, 3));
            assertThat(passed(tests)).isEqualTo(1);
        }
    }

    @Test
    void a_command_that_does_not_end_is_unknown() throws Exception {
        // Given
        try (var bench = Bench.open().with("a", "a")) {
            var profile = Profiles.shell("printf '%s' '" + GREEN + "' > report.xml; sleep 300");
            var workspace = bench.workspace(profile);

            // When
            var tests = new TestRun(bench.sandbox, Duration.ofSeconds(2))
                    .run(workspace, workspace.base(), profile, Note.none(workspace));

            // Then
            assertThat(tests.result())
                    .asInstanceOf(type(TestResult.Unknown.class))
                    .satisfies(unknown -> assertThat(unknown.why()).contains("did not end within 2 seconds"));
        }
    }

    @Test
    void tests_reach_no_network_and_nothing_of_the_tree_that_is_not_committed() throws Exception {
        // Given
        try (var bench = Bench.open().with("a", "a")) {
            var profile = Profiles.shell("""
                    name=ok
                    timeout 2 bash -c 'echo > /dev/tcp/1.1.1.1/53' 2>/dev/null && name=network
                    [ -e target ] && name=leftover
                    echo x > WRITTEN || name=readonly
                    [ "$(git log --format=%%s)" = start ] || name=nogit
                    echo "<testsuite><testcase classname='c' name='$name'/></testsuite>" > report.xml
                    """.replace("%%", "%"));
            var workspace = bench.workspace(profile);
            Bench.write(workspace.tree().resolve("target/leftover"), "x");

            // When
            var tests = run(bench, workspace, profile);

            // Then
            assertThat(cases(tests)).extracting(TestCase::name).containsExactly("ok");
            assertThat(workspace.tree().resolve("WRITTEN")).doesNotExist();
            try (var checks = Files.list(workspace.gitDir().resolveSibling("checks"))) {
                assertThat(checks).isEmpty();
            }
        }
    }

    private static Evidence.Tests run(Bench bench, dev.signalbox.engine.workspace.Workspace workspace, Profile profile)
            throws InterruptedException {
        return new TestRun(bench.sandbox, Bench.TIME).run(workspace, workspace.base(), profile, Note.none(workspace));
    }

    private static List<TestCase> cases(Evidence.Tests tests) {
        assertThat(tests.result()).isInstanceOf(TestResult.Ran.class);
        return ((TestResult.Ran) tests.result()).cases();
    }

    private static long passed(Evidence.Tests tests) {
        return cases(tests).stream()
                .filter(test -> test.status() == Status.PASSED)
                .count();
    }
}
