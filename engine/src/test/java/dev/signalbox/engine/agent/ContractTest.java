package dev.signalbox.engine.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.definition.ProfileLibrary;
import dev.signalbox.engine.config.definition.SchemaLibrary;
import dev.signalbox.engine.config.definition.WorkflowLibrary;
import dev.signalbox.engine.config.definition.WorkflowLibrary.Found;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What workers are told is part of the product: a change of it is to be seen in review. The expected texts lie beside
/// this class as `PHASE.md`; with `-Dcontract.write=DIRECTORY` they are written anew there.
final class ContractTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"PLAN", "TDD", "IMPL", "REVIEW", "COMPLETE"})
    void a_worker_of_each_phase_is_told_what_holds_and_what_must_come_out(String phase) throws IOException {
        // When
        var text = contract(shipped("tdd"), phase).system() + "\n";

        // Then
        var target = Optional.ofNullable(System.getProperty("contract.write"));
        if (target.isPresent()) {
            Files.writeString(Path.of(target.get()).resolve(phase + ".md"), text);
        }
        assertThat(text).isEqualTo(expected(phase));
    }

    @Test
    void rules_of_the_phase_itself_are_told_in_words() throws IOException {
        // Given
        var file = directory.resolve("own.yaml");
        Files.writeString(file, """
                name: own
                version: "1"
                roles: [implementer]
                phases:
                  - id: ONLY
                    role: implementer
                    allowed_tools: [bash]
                    tool_constraints:
                      shell:
                        - {effect: allow, programs: [terraform], args: ["plan*", "validate"], reason: plans change nothing}
                        - {effect: deny, programs: [make], reason: the makefile deploys}
                        - {effect: ask, programs: [docker], reason: images are large}
                """);

        // When
        var text = contract(sound(library().read(file)), "ONLY").system();

        // Then
        assertThat(text)
                .contains("- you may run terraform with plan* or validate: plans change nothing")
                .contains("- never run make: the makefile deploys")
                .contains("- a person is asked before you run docker: images are large")
                .doesNotContain("ShellRule");
    }

    private static Contract contract(Workflow workflow, String phase) {
        var schemas = SchemaLibrary.shipped();
        return new Contract(
                workflow,
                workflow.phase(phase).orElseThrow(),
                ProfileLibrary.find("maven").orElseThrow(),
                "You are the worker of this phase.",
                schemas.names().stream()
                        .collect(Collectors.toMap(
                                name -> name, name -> schemas.text(name).orElseThrow())));
    }

    private Workflow shipped(String name) {
        return sound(library().find(name, directory).orElseThrow());
    }

    private WorkflowLibrary library() {
        return new WorkflowLibrary(Places.of(Map.of("HOME", directory.toString())), _ -> Optional.empty());
    }

    private static Workflow sound(Checked<Found> checked) {
        return switch (checked) {
            case Checked.Sound<Found> sound -> sound.value().workflow();
            case Checked.Faulty<Found>(var problems) -> throw new AssertionError(problems);
        };
    }

    private static String expected(String phase) throws IOException {
        try (var text = Objects.requireNonNull(ContractTest.class.getResourceAsStream(phase + ".md"), phase)) {
            return new String(text.readAllBytes(), UTF_8);
        }
    }
}
