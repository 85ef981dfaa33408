package dev.signalbox.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.sandbox.WorkspaceTable.Hold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Patterns of whole directories become mounts wherever the tree allows it.
final class WorkspaceTableTest {

    private static final WriteRules MAVEN =
            WriteRules.only(List.of("src/test/**", "**/src/test/**")).withScratch(List.of("target"));

    @TempDir
    private Path workspace;

    private WorkspaceTable table(WriteRules rules) {
        return WorkspaceTable.compile(rules, workspace);
    }

    private void directories(String... paths) throws Exception {
        for (String path : paths) {
            Files.createDirectories(workspace.resolve(path));
        }
    }

    @Test
    void a_pattern_anywhere_means_each_directory_that_is_there() throws Exception {
        // Given
        directories("src/main/java", "src/test/java", "core/src/test", "apps/web/src/test", "docs");

        // When
        WorkspaceTable table = table(MAVEN);

        // Then
        assertThat(table)
                .isEqualTo(new WorkspaceTable(
                        Hold.MOUNTS,
                        List.of("apps/web/src/test", "core/src/test", "src/test"),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of("apps/web/target", "core/target", "target")));
    }

    @Test
    void a_directory_that_is_not_there_yet_may_be_made_beside_its_sources() throws Exception {
        // Given
        directories("src/main/java", "core/src/main/java", "docs");

        // When
        WorkspaceTable table = table(MAVEN);

        // Then
        assertThat(table.hold()).isEqualTo(Hold.MOUNTS);
        assertThat(table.open()).containsExactly("core/src/test", "src/test");
        assertThat(table.mountPoints()).containsExactly("core/src/test", "src/test", "core/target", "target");
    }

    @Test
    void a_place_without_wildcards_may_be_made_even_where_nothing_is() {
        // When
        WorkspaceTable table = table(MAVEN);

        // Then
        assertThat(table.open()).containsExactly("src/test");
    }

    @Test
    void names_with_wildcards_are_found_and_not_made() throws Exception {
        // Given
        directories("src/main", "lib/src/integrationTest/java", "lib/src/main");

        // When
        WorkspaceTable table = table(WriteRules.only(List.of("**/src/*Test/**")).withScratch(List.of("build")));

        // Then
        assertThat(table.hold()).isEqualTo(Hold.MOUNTS);
        assertThat(table.open()).containsExactly("lib/src/integrationTest");
        assertThat(table.scratch()).containsExactly("build", "lib/build");
    }

    @Test
    void a_link_in_the_place_of_a_directory_opens_nothing() throws Exception {
        // Given
        directories("src/main/java", "module/real/test", "other/src");
        Files.createSymbolicLink(workspace.resolve("src/test"), Path.of("main"));
        Files.createSymbolicLink(workspace.resolve("module/src"), Path.of("real"));
        Files.createSymbolicLink(workspace.resolve("other/src/test"), Path.of("/etc"));
        Files.createSymbolicLink(workspace.resolve("target"), Path.of("src/main"));

        // When
        WorkspaceTable table = table(MAVEN);

        // Then
        assertThat(table.hold()).isEqualTo(Hold.READ_ONLY);
    }

    @Test
    void what_lies_in_protected_directories_and_in_build_output_is_not_opened() throws Exception {
        // Given
        directories(".git/src/test", ".claude/src/test", "a/.aws/src/test", "target/it/src/test", "src/test");

        // When
        WorkspaceTable table = table(
                new WriteRules(MAVEN.writable(), List.of("**/{.ssh,.aws}/**"), WriteRules.GUARDED, MAVEN.scratch()));

        // Then
        assertThat(table.open()).containsExactly("src/test");
    }

    @Test
    void build_output_is_thrown_away_beside_tests_and_nowhere_else() throws Exception {
        // Given
        directories("src/test", "src/main/java/com/example/target");

        // When
        WorkspaceTable table = table(MAVEN);

        // Then
        assertThat(table.scratch()).containsExactly("target");
    }

    @Test
    void a_pattern_of_files_needs_a_layer() throws Exception {
        // Given
        directories("tests", "src");

        // When
        WorkspaceTable table = table(WriteRules.only(List.of("tests/**", "**/test_*.py")));

        // Then
        assertThat(table.hold()).isEqualTo(Hold.LAYER);
    }

    @Test
    void more_directories_than_can_be_mounted_in_good_time_need_a_layer() throws Exception {
        // Given
        for (int i = 0; i < 65; i++) {
            directories("m" + i + "/src/test");
        }

        // When
        Hold many = table(MAVEN).hold();
        Files.move(workspace.resolve("m0"), workspace.resolve("target"));
        Files.move(workspace.resolve("m1"), workspace.resolve("target/m1"));
        Hold fewer = table(MAVEN).hold();

        // Then
        assertThat(many).isEqualTo(Hold.LAYER);
        assertThat(fewer).isEqualTo(Hold.MOUNTS);
    }
}
