package dev.signalbox.engine.config.definition;

import static dev.signalbox.engine.config.definition.Sample.faults;
import static dev.signalbox.engine.config.definition.Sample.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.config.Places;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.workflow.draft.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class RoleLibraryTest {
    private static final RoleReader READER = new RoleReader(Vocabulary.TOOLS);
    private static final String ROLE = """
            ---
            name: planner
            description: Mine
            ---
            Plan it.
            """;

    @TempDir
    Path directory;

    @Test
    void a_role_is_front_matter_and_a_prompt() {
        // Given
        var text = """
                ---
                name: coder
                description: Writes scripts
                model: anthropic/claude-sonnet-4-5
                tools: [read_files]
                ---

                You write scripts.
                """;

        // When
        var role = sound(READER.read("coder.md", text));

        // Then
        assertThat(role)
                .isEqualTo(new RoleFile(
                        "coder",
                        "Writes scripts",
                        Optional.of("anthropic/claude-sonnet-4-5"),
                        List.of("read_files"),
                        "You write scripts."));
    }

    @Test
    void every_problem_of_a_role_is_reported_with_its_line_in_the_file() {
        // Given
        var text = """
                ---
                name: coder
                tools: [raed_files]
                colour: blue
                ---
                """;

        // When
        var problems = faults(READER.read("coder.md", text));

        // Then
        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "coder.md:2:1: a role has no 'description' (add 'description: …')",
                        "coder.md:3:9: there is no tool 'raed_files' (did you mean read_files?)",
                        "coder.md:4:1: a role has no key 'colour' (use one of: tools, name, description, model)",
                        "coder.md:6:1: the role has no prompt (write it below the front matter)");
    }

    @Test
    void a_user_may_replace_a_shipped_role() throws IOException {
        // Given
        write(places().userRoles().resolve("planner.md"), ROLE);

        // When
        var library = sound(RoleLibrary.of(places(), Optional.empty(), READER));

        // Then
        assertThat(library.find("planner").map(RoleFile::prompt)).contains("Plan it.");
        assertThat(library.names()).containsAll(Shipped.ROLES);
    }

    @Test
    void a_project_may_add_a_role_but_neither_replace_one_nor_choose_a_model() throws IOException {
        // Given
        var roles = Places.projectRoles(directory);
        write(roles.resolve("planner.md"), ROLE);
        write(roles.resolve("other.md"), ROLE.replace("planner", "other").replace("Mine", "Mine\nmodel: x/y"));

        // When
        var problems = faults(RoleLibrary.of(places(), Optional.of(directory), READER));

        // Then
        assertThat(problems)
                .extracting(Problem::message)
                .containsExactly(
                        "a role of a project cannot choose a model", "a project cannot replace the role 'planner'");
    }

    @Test
    void a_link_out_of_the_project_is_not_followed() throws IOException {
        // Given
        var outside = write(directory.resolve("outside.md"), ROLE);
        var project = directory.resolve("project");
        Files.createDirectories(Places.projectRoles(project));
        Files.createSymbolicLink(Places.projectRoles(project).resolve("x.md"), outside);

        // When
        var problems = faults(RoleLibrary.of(places(), Optional.of(project), READER));

        // Then
        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("leads out of");
    }

    private Places places() {
        return new Places(directory.resolve("data"), directory.resolve("settings"));
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
