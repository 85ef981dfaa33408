package dev.signalbox.engine.config.definition;

import static dev.signalbox.engine.config.definition.Sample.VOCABULARY;
import static dev.signalbox.engine.config.definition.Sample.faults;
import static dev.signalbox.engine.config.definition.Sample.sound;
import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.definition.WorkflowLibrary.Listed;
import dev.signalbox.engine.config.definition.WorkflowLibrary.Origin;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkflowLibraryTest {
    @TempDir
    Path directory;

    @Test
    void a_workflow_is_found_by_name_wherever_it_lies() throws IOException {
        // Given
        workflow(places().userWorkflows(), "mine.yaml", "mine");
        workflow(Places.projectWorkflows(directory), "theirs.yml", "theirs");

        // When
        var library = library();

        // Then
        assertThat(sound(library.find("tdd", directory).orElseThrow()).origin()).isEqualTo(Origin.SHIPPED);
        assertThat(sound(library.find("mine", directory).orElseThrow()).origin())
                .isEqualTo(Origin.USER);
        assertThat(sound(library.find("theirs", directory).orElseThrow()).origin())
                .isEqualTo(Origin.PROJECT);
        assertThat(library.all(directory).stream().map(Listed::name)).containsExactly("mine", "quick", "tdd", "theirs");
    }

    @Test
    void a_file_is_read_wherever_it_is() throws IOException {
        // Given
        var file = workflow(directory, "any name.yaml", "other");

        // When
        var found = sound(library().read(file));

        // Then
        assertThat(found.workflow().name()).isEqualTo("other");
        assertThat(found.text()).isEqualTo(Files.readString(file));
    }

    @Test
    void there_is_no_workflow_of_an_unknown_name() {
        // When
        var found = library().find("tddd", directory);

        // Then
        assertThat(found).isEmpty();
    }

    @Test
    void a_workflow_may_use_roles_and_schemas_of_its_repository() throws IOException {
        // Given
        Files.createDirectories(Places.projectRoles(directory));
        Files.writeString(Places.projectRoles(directory).resolve("gardener.md"), "");
        Files.createDirectories(Places.projectSchemas(directory));
        Files.writeString(Places.projectSchemas(directory).resolve("hedge.schema.json"), "{}");
        var file = Files.writeString(
                directory.resolve("own.yaml"),
                "name: own\nversion: 1\nphases: [{id: A, role: gardener, required_artifacts: [{type: hedge}]}]\n");

        // When
        var found = library().read(file);

        // Then
        assertThat(sound(found).workflow().first().role()).isEqualTo("gardener");
    }

    @Test
    void a_project_cannot_replace_a_workflow_that_the_user_knows() throws IOException {
        // Given
        workflow(Places.projectWorkflows(directory), "tdd.yaml", "tdd");

        // When
        var asked = library().find("tdd", directory).orElseThrow();

        // Then
        assertThat(faults(asked))
                .singleElement()
                .extracting(Problem::message, Problem::fix)
                .containsExactly(
                        "a project cannot replace the workflow 'tdd' (tdd.yaml (shipped))",
                        "rename it, or run it by its file");
        assertThat(library().find("quick", directory).orElseThrow()).isInstanceOf(Checked.Sound.class);
        assertThat(library().read(Places.projectWorkflows(directory).resolve("tdd.yaml")))
                .isInstanceOf(Checked.Sound.class);
    }

    @Test
    void a_user_may_replace_a_shipped_workflow() throws IOException {
        // Given
        workflow(places().userWorkflows(), "tdd.yaml", "tdd");

        // When
        var found = sound(library().find("tdd", directory).orElseThrow());

        // Then
        assertThat(found.origin()).isEqualTo(Origin.USER);
    }

    @Test
    void file_and_workflow_have_the_same_name() throws IOException {
        // Given
        workflow(places().userWorkflows(), "a.yaml", "b");

        // When
        var problems = faults(library().find("a", directory).orElseThrow());

        // Then
        assertThat(problems).singleElement().extracting(Problem::message).isEqualTo("the workflow is named 'b'");
    }

    @Test
    void a_file_that_cannot_be_used_says_why() throws IOException {
        // Given
        Files.write(directory.resolve("large.yaml"), new byte[(1 << 20) + 1]);
        Files.write(directory.resolve("latin.yaml"), new byte[] {(byte) 0xe4});
        Files.createDirectories(directory.resolve("folder.yaml"));

        // When
        var library = library();

        // Then
        assertThat(faults(library.read(directory.resolve("large.yaml"))))
                .singleElement()
                .asString()
                .contains("is larger than 1,048,576 bytes");
        assertThat(faults(library.read(directory.resolve("latin.yaml"))))
                .singleElement()
                .asString()
                .contains("is not UTF-8");
        assertThat(faults(library.read(directory.resolve("folder.yaml"))))
                .singleElement()
                .asString()
                .contains("is not a regular file");
        assertThat(faults(library.read(directory.resolve("./no.yaml"))))
                .singleElement()
                .asString()
                .contains("does not exist");
    }

    private WorkflowLibrary library() {
        return new WorkflowLibrary(places(), VOCABULARY.expressions());
    }

    private Places places() {
        return new Places(directory.resolve("data"), directory.resolve("settings"));
    }

    private static Path workflow(Path folder, String file, String name) throws IOException {
        Files.createDirectories(folder);
        return Files.writeString(
                folder.resolve(file), "name: %s\nversion: 1\nphases: [{id: A, role: planner}]\n".formatted(name));
    }
}
