package dev.signalbox.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.artifact.Evidence.Coverage;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.workflow.Profile.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileReportTest {
    private static final TestReports JUNIT = new TestReports(Report.JUNIT_XML, Recorded.PLACES);

    @Test
    void an_external_entity_is_never_read(@TempDir Path directory) throws IOException {
        // Given
        var secret = Files.writeString(directory.resolve("secret"), "the-secret");
        var report = """
                <!DOCTYPE testsuite [<!ENTITY x SYSTEM "%s">]>
                <testsuite name="s"><testcase classname="c" name="n"><failure>&x;</failure></testcase></testsuite>
                """.formatted(secret.toUri());

        // When
        var result = read(report);

        // Then
        assertThat(result).isInstanceOf(TestResult.Unknown.class);
        assertThat(result.toString()).doesNotContain("the-secret");
    }

    @Test
    void entities_that_multiply_are_refused_at_once() {
        // Given
        var lol = new StringBuilder("<!DOCTYPE testsuite [<!ENTITY a0 \"lollollollol\">");
        for (var i = 1; i < 30; i++) {
            lol.append("<!ENTITY a%d \"&a%d;&a%d;\">".formatted(i, i - 1, i - 1));
        }
        lol.append("]><testsuite name='&a29;'><testcase classname='c' name='&a29;'/></testsuite>");

        // When
        var result = Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> read(lol.toString()));

        // Then
        assertThat(result).isInstanceOf(TestResult.Unknown.class);
    }

    @Test
    void nesting_without_end_is_refused() {
        // Given
        var deep = "<testsuite>".repeat(100_000);

        // When
        var result = read(deep);

        // Then
        assertThat(result.toString()).contains("nested deeper than 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html/>", "<testsuite", "not xml", "<testsuite><testcase></testsuite>", "\u0000"})
    void what_is_no_report_is_unknown(String text) {
        // Given
        var report = text;

        // When
        var result = read(report);

        // Then
        assertThat(result).isInstanceOf(TestResult.Unknown.class);
    }

    @Test
    void one_unreadable_report_among_many_makes_the_result_unknown() {
        // Given
        var good = new TestOutput.ReportFile("good.xml", "<testsuite><testcase name='n'/></testsuite>");
        var bad = new TestOutput.ReportFile("bad.xml", "<testsuite>");

        // When
        var result = JUNIT.read(new TestOutput(0, "", "", List.of(good, bad)));

        // Then
        assertThat(result.toString()).contains("bad.xml");
    }

    @Test
    void control_characters_in_a_message_do_not_hide_a_failure() {
        // Given
        var report = "<testsuite><testcase classname='c' name='n'><failure type='AssertionError' message='&#27;[31mred"
                + "\u001b[0m&#xD800;'/></testcase></testsuite>";

        // When
        var result = (TestResult.Ran) read(report);

        // Then
        assertThat(result.cases()).extracting(TestCase::status).containsExactly(Status.FAILED_ASSERTION);
    }

    @Test
    void a_skip_does_not_cover_a_failure() {
        // Given
        var report = "<testsuite><testcase classname='c' name='n'><skipped/><failure type='AssertionError'/><skipped/>"
                + "</testcase></testsuite>";

        // When
        var result = (TestResult.Ran) read(report);

        // Then
        assertThat(result.cases()).extracting(TestCase::status).containsExactly(Status.FAILED_ASSERTION);
    }

    @Test
    void a_huge_message_is_cut() {
        // Given
        var report = "<testsuite><testcase classname='c' name='n'><failure>" + "x".repeat(10_000_000)
                + "</failure></testcase></testsuite>";

        // When
        var result = (TestResult.Ran) read(report);

        // Then
        assertThat(result.cases().getFirst().message()).hasSizeLessThan(600);
    }

    @Property(tries = 300)
    void no_text_makes_a_reader_throw(@ForAll String text, @ForAll Report form) {
        // Given
        var reports = new TestReports(form, Recorded.PLACES);
        var file = new TestOutput.ReportFile("r.xml", text);

        // When
        var result = reports.read(new TestOutput(1, text, text, List.of(file)));

        // Then
        assertThat(result).isNotNull();
    }

    @Test
    void jacoco_counts_the_lines_of_the_whole_report_despite_its_document_type() {
        // Given
        var report = """
                <?xml version="1.0" encoding="UTF-8" standalone="yes"?>
                <!DOCTYPE report PUBLIC "-//JACOCO//DTD Report 1.1//EN" "report.dtd">
                <report name="acme"><sessioninfo id="x" start="1" dump="2"/>
                <package name="acme"><class name="acme/Calc" sourcefilename="Calc.java">
                <counter type="LINE" missed="1" covered="2"/></class>
                <counter type="LINE" missed="1" covered="2"/></package>
                <counter type="INSTRUCTION" missed="4" covered="7"/>
                <counter type="LINE" missed="10" covered="90"/></report>
                """;

        // When
        var coverage = TestReports.coverage(List.of(new TestOutput.ReportFile("jacoco.xml", report)));

        // Then
        assertThat(coverage).contains(new Coverage(90, 10));
    }

    @Test
    void cobertura_is_read_from_its_totals_or_from_its_lines() {
        // Given
        var totals = new TestOutput.ReportFile("a.xml", "<coverage lines-valid='10' lines-covered='8'/>");
        var lines = new TestOutput.ReportFile(
                "b.xml",
                "<coverage line-rate='0.5'><packages><package><classes><class><lines><line number='1' hits='3'/>"
                        + "<line number='2' hits='0'/></lines></class></classes></package></packages></coverage>");

        // When
        var coverage = TestReports.coverage(List.of(totals, lines));

        // Then
        assertThat(coverage).contains(new Coverage(9, 3));
    }

    private static TestResult read(String report) {
        return JUNIT.read(new TestOutput(1, "", "", List.of(new TestOutput.ReportFile("r.xml", report))));
    }
}
