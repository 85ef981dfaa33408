package dev.signalbox.engine.config.definition;

import static dev.signalbox.engine.config.definition.Sample.VOCABULARY;
import static dev.signalbox.engine.config.definition.Sample.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.workflow.CheckSpec.Severity;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.Transition;
import dev.signalbox.kernel.workflow.Workflow;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

final class ShippedTest {
    private static final ContractReader READER = new ContractReader(VOCABULARY);
    static final List<String> WORKFLOWS = Shipped.WORKFLOWS;
    static final List<String> SCHEMAS = Shipped.SCHEMAS;

    @ParameterizedTest
    @FieldSource("WORKFLOWS")
    void a_shipped_workflow_is_sound_and_has_the_name_of_its_file(String name) {
        // When
        var workflow = sound(READER.read(name, Shipped.workflow(name)));

        // Then
        assertThat(workflow.name()).isEqualTo(name);
    }

    @ParameterizedTest
    @FieldSource("SCHEMAS")
    void a_shipped_schema_is_json_with_the_name_of_its_file(String name) {
        // When
        var schema = JsonText.parse(Shipped.schema(name));

        // Then
        assertThat(schema.text("title")).contains(name);
        assertThat(schema.text("$schema")).contains("https://json-schema.org/draft/2020-12/schema");
    }

    @Test
    void the_lists_name_every_resource_there_is() {
        // When
        var files = Stream.of("workflows", "schemas", "profiles", "roles")
                .collect(Collectors.toMap(Function.identity(), ShippedTest::names));

        // Then
        assertThat(files.get("workflows")).containsExactlyInAnyOrderElementsOf(Shipped.WORKFLOWS);
        assertThat(files.get("schemas")).containsExactlyInAnyOrderElementsOf(Shipped.SCHEMAS);
        assertThat(files.get("profiles")).containsExactlyInAnyOrderElementsOf(Shipped.PROFILES);
        assertThat(files.get("roles")).containsExactlyInAnyOrderElementsOf(Shipped.ROLES);
    }

    private static List<String> names(String folder) {
        try (var files =
                Files.list(Path.of(Objects.requireNonNull(ShippedTest.class.getResource("/dev/signalbox/" + folder))
                        .toURI()))) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\..*", ""))
                    .toList();
        } catch (IOException | URISyntaxException failure) {
            throw new AssertionError(failure);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PLAN|plan scope|read_files search_codebase grep glob ask_user_question web_fetch||planner",
                "TDD|tests|read_files search_codebase grep glob ask_user_question web_fetch write_files edit_files bash run_tests|{tests}|tester",
                "IMPL|implementation|read_files search_codebase grep glob ask_user_question web_fetch write_files edit_files bash run_tests|**|implementer",
                "REVIEW|review|read_files grep glob git_diff run_tests||reviewer-holistic",
                "COMPLETE|completion|read_files git_commit||implementer"
            })
    void the_phases_of_tdd_ask_for_and_allow_what_the_reference_says(
            String id, String artifacts, String tools, String writable, String role) {
        // When
        var phase = tdd().phase(id).orElseThrow();

        // Then
        assertThat(phase.artifacts().stream().map(RequiredArtifact::type)).containsExactly(artifacts.split(" "));
        assertThat(phase.tools().allowed()).containsExactly((tools + " submit_artifact").split(" "));
        assertThat(String.join(" ", phase.tools().writable())).isEqualTo(Objects.requireNonNullElse(writable, ""));
        assertThat(phase.role()).isEqualTo(role);
    }

    @Test
    void the_gates_of_tdd_block_and_warn_as_the_reference_says() {
        // When
        var checks = tdd().phases().stream().collect(Collectors.toMap(Phase::id, ShippedTest::checks));

        // Then
        assertThat(checks.get("PLAN"))
                .containsExactly("plan_has_acceptance_criteria", "scope_is_bounded", "(no_open_questions)");
        assertThat(checks.get("TDD"))
                .containsExactly(
                        "tests_exist_for_acceptance_criteria",
                        "tests_are_failing",
                        "(tests_are_meaningful)",
                        "(test_files_follow_convention)");
        assertThat(checks.get("IMPL"))
                .containsExactly(
                        "all_tests_pass",
                        "no_skipped_tests",
                        "frozen_tests_unchanged",
                        "(coverage_threshold_met)",
                        "(no_commented_out_code)");
        assertThat(checks.get("REVIEW"))
                .containsExactly("all_reviews_completed", "no_blocking_issues", "(review_comments_addressed)");
        assertThat(checks.get("COMPLETE")).containsExactly("json_schema");
    }

    private static List<String> checks(Phase phase) {
        return phase.gates().stream()
                .flatMap(gate -> gate.blockers().stream())
                .map(check -> check.severity() == Severity.BLOCKING ? check.check() : "(" + check.check() + ")")
                .toList();
    }

    @Test
    void tdd_goes_forward_phase_by_phase_and_back_from_review_three_times() {
        // When
        var ways = tdd().transitions();

        // Then
        assertThat(ways.stream().map(way -> way.from() + ">" + way.to() + " " + way.gate()))
                .containsExactly(
                        "PLAN>TDD plan_approved",
                        "TDD>IMPL tests_red",
                        "IMPL>REVIEW tests_green",
                        "REVIEW>COMPLETE review_approved",
                        "REVIEW>IMPL ");
        assertThat(tdd().rework("REVIEW").map(Transition::maxTimes)).contains(3);
    }

    @Test
    void every_reviewer_must_report() {
        // When
        var completed = tdd().phase("REVIEW")
                .orElseThrow()
                .gates()
                .getFirst()
                .blockers()
                .getFirst();

        // Then
        assertThat(completed.params().texts("reviewers"))
                .containsExactly(
                        "reviewer-security",
                        "reviewer-quality",
                        "reviewer-consistency",
                        "reviewer-holistic",
                        "reviewer-vibe_coding");
    }

    @Test
    void the_example_of_the_reference_is_sound() throws IOException {
        // Given
        var reference = Files.readString(Path.of("../docs/workflow-reference.md"));
        var begin = reference.indexOf("```yaml\nname: docs-only") + "```yaml\n".length();
        var example = reference.substring(begin, reference.indexOf("```", begin));

        // When
        var workflow = sound(READER.read("docs-only.yaml", example));

        // Then
        assertThat(workflow.name()).isEqualTo("docs-only");
    }

    @Property(tries = 400)
    void a_damaged_contract_is_sound_or_faulty_and_never_throws(
            @ForAll @IntRange(max = 100_000) int at, @ForAll @IntRange(max = 7) int kind, @ForAll char other) {
        // Given
        var text = damaged(Shipped.workflow("tdd"), at, kind, other);

        // When
        var read = READER.read("tdd.yaml", text);

        // Then
        switch (read) {
            case Checked.Sound<Workflow> it -> assertThat(it.value().phases()).isNotEmpty();
            case Checked.Faulty<Workflow>(var problems) ->
                assertThat(problems)
                        .allSatisfy(problem -> assertThat(problem.fix()).isNotBlank());
        }
    }

    private static String damaged(String text, int at, int kind, char other) {
        var place = at % text.length();
        var lines = text.lines().toList();
        var line = at % lines.size();
        return switch (kind) {
            case 0 -> text.substring(0, place) + text.substring(place + 1);
            case 1 -> text.substring(0, place) + other + text.substring(place);
            case 2 -> text.substring(0, place);
            case 3 -> text.substring(0, place) + " " + text.substring(place);
            case 4 -> joined(lines, line, List.of());
            case 5 -> joined(lines, line, List.of(lines.get(line), lines.get(line)));
            case 6 -> joined(lines, line, List.of(" " + lines.get(line)));
            default -> joined(lines, line, List.of(lines.get((line * 7 + 3) % lines.size())));
        };
    }

    private static String joined(List<String> lines, int at, List<String> instead) {
        return Stream.of(lines.subList(0, at), instead, lines.subList(at + 1, lines.size()))
                .flatMap(List::stream)
                .collect(Collectors.joining("\n", "", "\n"));
    }

    private static Workflow tdd() {
        return sound(READER.read("tdd.yaml", Shipped.workflow("tdd")));
    }
}
