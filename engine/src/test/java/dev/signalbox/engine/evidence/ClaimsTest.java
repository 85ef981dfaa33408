package dev.signalbox.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.evidence.Claims.Difference;
import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.artifact.FileChange.Kind;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ClaimsTest {
    private static final Evidence CHANGES = new Evidence.Changes(
            "base",
            List.of(
                    new FileChange("src/A.java", Kind.MODIFIED, 1, 1),
                    new FileChange("src/B.java", Kind.ADDED, 5, 0),
                    new FileChange("test/ATest.java", Kind.ADDED, 9, 0)));
    private static final Evidence TESTS = tests(new TestResult.Ran(List.of(
            new TestCase("ATest", "one", Status.PASSED, ""),
            new TestCase("ATest", "two", Status.FAILED_ASSERTION, "no"),
            new TestCase("ATest", "three", Status.SKIPPED, ""))));

    @Test
    void a_claim_that_is_so_makes_no_difference() {
        // Given
        var claims = List.of(
                artifact("test_result", "{\"exit_code\":1,\"passed\":1,\"failed\":1,\"skipped\":1}"),
                artifact("tests", "{\"test_files\":[{\"path\":\"./test/ATest.java\",\"covers\":[]}]}"),
                artifact(
                        "implementation",
                        "{\"files_changed\":[{\"path\":\"src/A.java\",\"change_type\":\"modified\"},"
                                + "{\"path\":\"src/B.java\",\"change_type\":\"added\"}]}"),
                artifact(
                        "completion",
                        "{\"files_changed\":[\"src/A.java\",\"src/B.java\",\"test/ATest.java\"],"
                                + "\"tests_added\":[\"test/ATest.java\",\"ATest\",\"ATest.java\",\"one\"]}"));

        // When
        var differences = differences(claims, CHANGES, TESTS);

        // Then
        assertThat(differences).isEmpty();
    }

    @Test
    void tests_that_are_said_to_pass_and_do_not_are_told() {
        // Given
        var claim = artifact("test_result", "{\"exit_code\":0,\"passed\":3,\"failed\":0,\"skipped\":0}");

        // When
        var differences = differences(List.of(claim), TESTS);

        // Then
        assertThat(differences)
                .containsExactly(
                        new Difference("test_result: 3 passed", "1 passed"),
                        new Difference("test_result: 0 failed", "1 failed"),
                        new Difference("test_result: 0 skipped", "1 skipped"),
                        new Difference("test_result: exit code 0", "1 tests failed"));
    }

    @Test
    void tests_that_are_said_to_pass_and_do_not_compile_are_told() {
        // Given
        var claim = artifact("test_result", "{\"exit_code\":0,\"passed\":3,\"failed\":0,\"skipped\":0}");
        var notBuilt = tests(new TestResult.NotBuilt(List.of(new TestResult.BuildError("A.java", 1, "no", false))));

        // When
        var differences = differences(List.of(claim), notBuilt);

        // Then
        assertThat(differences)
                .containsExactly(new Difference("test_result: 3 passed", "the tests do not compile: 1 errors"));
    }

    @Test
    void files_that_are_said_to_be_changed_and_those_that_are_passed_over_are_told() {
        // Given
        var claim = artifact(
                "implementation",
                "{\"files_changed\":[{\"path\":\"src/A.java\",\"change_type\":\"added\"},"
                        + "{\"path\":\"src/C.java\",\"change_type\":\"modified\"}]}");

        // When
        var differences = differences(List.of(claim), CHANGES);

        // Then
        assertThat(differences)
                .containsExactlyInAnyOrder(
                        new Difference("implementation: added src/A.java", "modified src/A.java"),
                        new Difference("implementation: modified src/C.java", "the run has not changed src/C.java"),
                        new Difference("implementation: nothing about src/B.java", "added src/B.java"));
    }

    @Test
    void test_files_and_tests_that_are_not_there_are_told() {
        // Given
        var tests = artifact("tests", "{\"test_files\":[{\"path\":\"test/None.java\",\"covers\":[]}]}");
        var completion = artifact(
                "completion",
                "{\"files_changed\":[\"src/A.java\",\"src/B.java\",\"test/ATest.java\"],\"tests_added\":[\"NoTest\"]}");

        // When
        var differences = differences(List.of(tests, completion), CHANGES, TESTS);

        // Then
        assertThat(differences)
                .containsExactly(
                        new Difference("tests: test/None.java", "the run has not changed it"),
                        new Difference("completion: added test NoTest", "no such file changed, no such test ran"));
    }

    @Test
    void without_evidence_there_is_no_difference() {
        // Given
        var claim = artifact("test_result", "{\"exit_code\":0,\"passed\":3,\"failed\":0,\"skipped\":0}");

        // When
        var differences = differences(List.of(claim), tests(new TestResult.Unknown("time-out")));

        // Then
        assertThat(differences).isEmpty();
    }

    private static List<Difference> differences(List<Artifact> artifacts, Evidence... evidence) {
        return new Claims(List.of(evidence), path -> path.startsWith("test/")).differences(artifacts);
    }

    private static Evidence tests(TestResult result) {
        return new Evidence.Tests("commit", "make test", result, Optional.empty(), 1);
    }

    private static Artifact artifact(String type, String json) {
        return new Artifact(type, "worker", (Json.Obj) JsonText.parse(json), "0".repeat(64));
    }
}
