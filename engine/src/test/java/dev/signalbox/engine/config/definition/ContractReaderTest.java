package dev.signalbox.engine.config.definition;

import static dev.signalbox.engine.config.definition.Sample.VOCABULARY;
import static dev.signalbox.engine.config.definition.Sample.faults;
import static dev.signalbox.engine.config.definition.Sample.sound;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Enforcement;
import dev.signalbox.kernel.workflow.Enforcement.Mode;
import dev.signalbox.kernel.workflow.Enforcement.ViolationAction;
import dev.signalbox.kernel.workflow.ShellRule;
import dev.signalbox.kernel.workflow.ShellRule.Effect;
import dev.signalbox.kernel.workflow.ToolRules;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ContractReaderTest {
    private static final ContractReader READER = new ContractReader(VOCABULARY);

    @Test
    void every_problem_of_a_text_is_reported_at_once_with_line_and_column() throws IOException {
        // Given
        var text = resource("faulty.yaml");

        // When
        var problems = faults(READER.read("faulty.yaml", text));

        // Then
        assertThat(problems.stream().map(Problem::toString).collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(resource("faulty.problems.txt"));
    }

    @Test
    void a_phase_that_no_way_leads_to_is_a_problem() {
        // Given
        var text = phases("A", "B") + "transitions: []\n";

        // When
        var problems = faults(READER.read("x.yaml", text));

        // Then
        assertThat(problems)
                .containsExactly(new Problem(
                        "x.yaml", 5, 10, "phase 'B' cannot be reached", "add a transition to it, or remove it"));
    }

    @Test
    void phases_that_lead_round_and_round_are_a_problem() {
        // Given
        var text = phases("A", "B") + "transitions: [{from: A, to: B}, {from: B, to: A, max_times: 2}]\n";

        // When
        var problems = faults(READER.read("x.yaml", text));

        // Then
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "from phase 'A' there is no way to the end", "from phase 'B' there is no way to the end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"permissive", "advisory", "audit"})
    void advisory_and_audit_are_read_as_permissive(String mode) {
        // Given
        var text = phases("A") + "enforcement: {mode: %s}\n".formatted(mode);

        // When
        var workflow = sound(READER.read("x.yaml", text));

        // Then
        assertThat(workflow.enforcement()).isEqualTo(new Enforcement(Mode.PERMISSIVE, 7200, ViolationAction.REJECT));
    }

    @Test
    void constraints_may_be_written_by_tool() {
        // Given
        var text = phases("A").replace("role: planner}", """
                role: planner, allowed_tools: [write_files, bash, web_fetch], tool_constraints: {
                    write_files: {allowed_paths: ["{tests}"], forbidden_paths: ["src/**"]},
                    edit_files: {allowed_paths: ["{tests}"]},
                    bash: {allowed_commands: [npm test], forbidden_commands: ["git push"]},
                    web_fetch: {allowed_hosts: [example.org]}}}""");

        // When
        var tools = sound(READER.read("x.yaml", text)).first().tools();

        // Then
        assertThat(tools)
                .isEqualTo(new ToolRules(
                        List.of("write_files", "bash", "web_fetch"),
                        List.of(),
                        List.of("{tests}"),
                        List.of(),
                        List.of(
                                new ShellRule(Effect.ALLOW, List.of("npm"), List.of("test"), "the workflow allows it"),
                                new ShellRule(Effect.DENY, List.of("git"), List.of("push"), "the workflow forbids it")),
                        List.of("example.org"),
                        ToolRules.Limits.DEFAULT));
    }

    @ParameterizedTest
    @CsvSource({"'read_files', ''", "'read_files, edit_files', '**'", "'bash', ''"})
    void without_a_word_on_paths_a_phase_writes_anywhere_if_it_may_write_files_and_nowhere_otherwise(
            String allowed, String writable) {
        // Given
        var text = phases("A").replace("role: planner}", "role: planner, allowed_tools: [%s]}".formatted(allowed));

        // When
        var tools = sound(READER.read("x.yaml", text)).first().tools();

        // Then
        assertThat(String.join(",", tools.writable())).isEqualTo(writable);
    }

    @Test
    void whoever_must_hand_something_in_may_do_so() {
        // Given
        var text = phases("A").replace("role: planner}", "role: planner, required_artifacts: [{type: plan}]}");

        // When
        var tools = sound(READER.read("x.yaml", text)).first().tools();

        // Then
        assertThat(tools.allowed()).containsExactly("submit_artifact");
    }

    @Test
    void reviewers_are_those_that_the_phase_spawns_unless_the_check_names_them() {
        // Given
        var text = phases("A").replace("role: planner}", """
                role: planner, auto_spawn: [reviewer-security],
                  gates: [{id: g, blockers: [{check: all_reviews_completed}]}]}""");

        // When
        var check = sound(READER.read("x.yaml", text))
                .first()
                .gates()
                .getFirst()
                .blockers()
                .getFirst();

        // Then
        assertThat(check.params())
                .isEqualTo(new Json.Obj(Map.of("reviewers", Json.strings(List.of("reviewer-security")))));
    }

    private static String phases(String... ids) {
        return "name: x\nversion: 1\nphases:\n"
                + Arrays.stream(ids)
                        .map("  - {id: %s, role: planner}\n"::formatted)
                        .collect(Collectors.joining());
    }

    private static String resource(String name) throws IOException {
        try (var in = ContractReaderTest.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), UTF_8);
        }
    }
}
