package dev.signalbox.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.GateEvent.Judgement;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.CheckSpec.Severity;
import dev.signalbox.kernel.workflow.Finding;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.sdk.wire.JsonText;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RunReportsTest {
    private static final RunId RUN = new RunId("r1");

    @Test
    void a_gate_is_a_suite_whose_blocking_checks_fail_and_whose_warnings_do_not() throws Exception {
        // Given
        var gate = new Gate(
                "green",
                Gate.Type.VALIDATION,
                List.of(
                        check("all_tests_pass", Severity.BLOCKING),
                        check("coverage_threshold_met", Severity.WARNING),
                        check("no_skipped_tests", Severity.BLOCKING)),
                60,
                List.of(),
                true);
        var judged = new GateJudged(
                RUN,
                "IMPL",
                "green",
                2,
                List.of(new Finding(
                        "all_tests_pass", Severity.BLOCKING, "2 of 5 <failed> \u001b[31m", Optional.of("mend them"))),
                List.of(new Finding("coverage_threshold_met", Severity.WARNING, "only 70 %", Optional.empty())),
                Judgement.BLOCKED);

        // When
        var text = GateReportXml.of(RUN, List.of(new GateReportXml.Judged(gate, judged)));

        // Then
        assertThat(text)
                .contains("tests=\"3\" failures=\"1\"", "IMPL green, attempt 2", "mend them", "warning: only 70 %");
        assertThat(JunitXml.read(text, new FailureSigns(Recorded.PLACES)))
                .extracting(TestCase::fullName, TestCase::status)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("IMPL.green#all_tests_pass", Status.ERROR),
                        org.assertj.core.groups.Tuple.tuple("IMPL.green#coverage_threshold_met", Status.PASSED),
                        org.assertj.core.groups.Tuple.tuple("IMPL.green#no_skipped_tests", Status.PASSED));
    }

    @Test
    void an_issue_of_a_review_is_a_result_at_its_line() {
        // Given
        var review = review(
                "{\"reviewer\":\"security\",\"approved\":false,\"issues\":[{\"severity\":\"blocking\",\"message\":\"no\","
                        + "\"file\":\"./src/a b:ä.java\",\"line\":7},{\"severity\":\"note\",\"message\":\"hm\"}]}");

        // When
        var log = JsonText.parse(Sarif.of(List.of(review), "c0ffee"));

        // Then
        var run = log.list("runs").getFirst();
        assertThat(log.text("version")).contains("2.1.0");
        assertThat(run.at("tool").flatMap(tool -> tool.at("driver")).flatMap(driver -> driver.text("name")))
                .contains("Signalbox reviewer-security");
        assertThat(run.list("results"))
                .containsExactly(
                        JsonText.parse("{\"ruleId\":\"blocking\",\"level\":\"error\",\"message\":{\"text\":\"no\"},"
                                + "\"locations\":[{\"physicalLocation\":{\"artifactLocation\":"
                                + "{\"uri\":\"src/a%20b:%C3%A4.java\",\"uriBaseId\":\"SRCROOT\"},"
                                + "\"region\":{\"startLine\":7}}}]}"),
                        JsonText.parse("{\"ruleId\":\"note\",\"level\":\"note\",\"message\":{\"text\":\"hm\"}}"));
    }

    @Test
    void a_place_outside_of_the_repository_is_no_place() {
        // Given
        var review = review("{\"issues\":[{\"severity\":\"minor\",\"message\":\"m\",\"file\":\"../../etc/passwd\"},"
                + "{\"severity\":\"minor\",\"message\":\"m\",\"file\":\"/etc/passwd\",\"line\":1}]}");

        // When
        var log = Sarif.of(List.of(review), "c0ffee");

        // Then
        assertThat(log).doesNotContain("passwd").contains("\"warning\"");
    }

    @Test
    void the_files_are_replaced_as_the_run_goes_on(@TempDir Path directory) {
        // Given
        var files = new RunReports(directory.resolve("r1"));
        files.gates("<one/>");

        // When
        files.gates("<two/>");
        files.reviews("{}");

        // Then
        assertThat(directory.resolve("r1/gates.xml")).hasContent("<two/>");
        assertThat(directory.resolve("r1")).isDirectoryContaining("glob:**/reviews.sarif");
    }

    private static CheckSpec check(String name, Severity severity) {
        return new CheckSpec(name, severity, Optional.empty(), Json.obj());
    }

    private static Artifact review(String json) {
        return new Artifact("review", "reviewer-security", (Json.Obj) JsonText.parse(json), "0".repeat(64));
    }
}
