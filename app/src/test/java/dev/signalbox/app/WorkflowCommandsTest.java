package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkflowCommandsTest {
    private static final String SMALL = """
            name: small
            version: "1"
            description: One phase.
            phases:
              - id: WORK
                description: Work.
                role: implementer
                allowed_tools: [read_files]
            """;

    @TempDir
    Path directory;

    @Test
    void a_sound_file_is_valid() throws IOException {
        // Given
        Files.writeString(directory.resolve("small.yaml"), SMALL);

        // When
        var result = Typed.in(directory).run("workflow", "validate", "small.yaml");

        // Then
        assertThat(result).isEqualTo(new Typed.Result(0, "small.yaml: ok\n", ""));
    }

    @Test
    void every_problem_of_every_file_is_printed_with_its_place_and_a_fix() throws IOException {
        // Given
        Files.writeString(directory.resolve("bad.yaml"), SMALL.replace("read_files", "read_filse, bsh"));

        // When
        var result = Typed.in(directory).run("workflow", "validate", "bad.yaml", "gone.yaml");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.out().lines())
                .hasSize(3)
                .allSatisfy(line -> assertThat(line).matches("(bad|gone)\\.yaml:\\d+:\\d+: .+ \\(.+\\)"))
                .anySatisfy(
                        line -> assertThat(line).startsWith("bad.yaml:8:21: ").contains("read_files"));
    }

    @Test
    void problems_are_json_too() throws IOException {
        // Given
        Files.writeString(directory.resolve("bad.yaml"), SMALL.replace("read_files", "bsh"));

        // When
        var result = Typed.in(directory).run("workflow", "validate", "--json", "bad.yaml");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.json().flag("valid")).contains(false);
        assertThat(result.json().list("problems")).singleElement().satisfies(problem -> {
            assertThat(problem.text("file")).contains("bad.yaml");
            assertThat(problem.number("line")).contains(8L);
            assertThat(problem.text("fix").orElse("")).contains("bash");
        });
    }

    @Test
    void a_repository_does_not_take_the_name_of_a_shipped_workflow() throws IOException {
        // Given
        var workflows = Files.createDirectories(directory.resolve(".signalbox/workflows"));
        Files.writeString(workflows.resolve("tdd.yaml"), SMALL);
        Files.writeString(workflows.resolve("small.yaml"), SMALL);

        // When
        var listed =
                Typed.in(directory).run("workflow", "list", "--json").json().items();

        // Then
        assertThat(listed)
                .extracting(each -> text(each, "name") + " " + text(each, "origin"))
                .containsExactlyInAnyOrder("quick shipped", "tdd shipped", "small project");
    }

    @Test
    void an_unknown_workflow_names_the_near_one() {
        // When
        var result = Typed.in(directory).run("workflow", "graph", "tddd");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("there is no workflow 'tddd'", "did you mean tdd?");
    }

    @Test
    void the_shipped_workflow_is_drawn_with_its_way_back() {
        // When
        var result = Typed.in(directory).run("workflow", "graph", "tdd", "--mermaid");

        // Then
        assertThat(result.out()).startsWith("flowchart TD\n").contains("p3 -.->|\"rework, at most 3 times\"| p2");
    }

    @Test
    void showing_a_workflow_as_json_uses_the_names_of_the_notation() {
        // When
        var shown = Typed.in(directory).run("workflow", "show", "tdd", "--json").json();

        // Then
        assertThat(shown.list("phases"))
                .extracting(phase -> text(phase, "id"))
                .containsExactly("PLAN", "TDD", "IMPL", "REVIEW", "COMPLETE");
    }

    private static String text(Json json, String name) {
        return json.text(name).orElse("");
    }
}
