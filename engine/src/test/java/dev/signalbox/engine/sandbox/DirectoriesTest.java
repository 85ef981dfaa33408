package dev.signalbox.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Where tests are whole directories, a command that writes elsewhere fails itself, and a build can run all the same.
final class DirectoriesTest {

    private static final WriteRules TESTS = new WriteRules(
            List.of("src/test/**", "**/src/test/**"), List.of("**/.env*"), WriteRules.GUARDED, List.of("target"));

    private static Workspaces workspaces;

    @BeforeAll
    static void open() {
        workspaces = Workspaces.create();
    }

    @AfterAll
    static void close() {
        workspaces.close();
    }

    /// Two modules: one with tests, one that has none yet.
    private static Path modules() {
        Path workspace = workspaces.maven();
        Workspaces.write(workspace.resolve("core/src/main/java/Core.java"), "class Core {}\n");
        Workspaces.write(workspace.resolve("web/src/test/java/WebTest.java"), "class WebTest {}\n");
        Workspaces.write(workspace.resolve("web/target/classes/Old.class"), "old\n");
        workspaces.own(workspace);
        return workspace;
    }

    private static Stream<DynamicTest> inEachBox(Attempt attempt) {
        return Boxes.each(workspaces.settings())
                .map(sandbox -> DynamicTest.dynamicTest(
                        sandbox.containment().toString(), () -> attempt.in(sandbox, modules())));
    }

    @FunctionalInterface
    private interface Attempt {
        void in(Sandbox sandbox, Path workspace) throws Exception;
    }

    @TestFactory
    Stream<DynamicTest> a_command_that_writes_outside_of_the_tests_fails_itself() {
        return inEachBox((sandbox, workspace) -> {
            // When
            Outcome outcome = sandbox.run(
                    BoxSpec.bash(
                            workspace, TESTS, "echo x > core/src/main/java/x; echo $?; mkdir web/src/new; echo $?"),
                    OutputSink.none());

            // Then
            assertThat(outcome.stdout().text()).isEqualTo("1\n1\n");
            assertThat(outcome.changes().dropped()).isEmpty();
            assertThat(workspace.resolve("core/src/main/java/x")).doesNotExist();
        });
    }

    @TestFactory
    Stream<DynamicTest> tests_of_every_module_are_written_the_first_ones_too() {
        return inEachBox((sandbox, workspace) -> {
            // When
            Outcome outcome = sandbox.run(
                    BoxSpec.bash(
                            workspace,
                            TESTS,
                            "mkdir -p core/src/test/java && echo t > core/src/test/java/CoreTest.java"
                                    + " && echo t >> web/src/test/java/WebTest.java"),
                    OutputSink.none());

            // Then
            assertThat(outcome.exitCode()).as(outcome.stderr().text()).isZero();
            assertThat(workspace.resolve("core/src/test/java/CoreTest.java")).hasContent("t");
            assertThat(workspace.resolve("web/src/test/java/WebTest.java")).hasContent("class WebTest {}\nt");
        });
    }

    @TestFactory
    Stream<DynamicTest> a_build_writes_its_output_and_nothing_of_it_is_kept() {
        return inEachBox((sandbox, workspace) -> {
            // When
            Outcome outcome = sandbox.run(
                    BoxSpec.bash(
                            workspace,
                            TESTS,
                            "cat web/target/classes/Old.class && mkdir -p target/classes core/target"
                                    + " && echo n > web/target/classes/Old.class && rm -r web/target/classes"),
                    OutputSink.none());

            // Then
            assertThat(outcome.stdout().text()).isEqualTo("old\n");
            assertThat(outcome.exitCode()).as(outcome.stderr().text()).isZero();
            assertThat(outcome.changes().dropped()).isEmpty();
            assertThat(workspace.resolve("web/target/classes/Old.class")).hasContent("old");
            assertThat(Workspaces.names(workspace)).containsExactly("core", "pom.xml", "src", "web");
            assertThat(Workspaces.names(workspace.resolve("core"))).containsExactly("src");
            assertThat(Workspaces.names(workspace.resolve("core/src"))).containsExactly("main");
        });
    }

    @Test
    void a_link_to_the_sources_in_the_place_of_the_tests_opens_nothing() throws Exception {
        assumeTrue(Host.program("bwrap").isPresent(), "bubblewrap is not installed");
        // Given
        Sandbox sandbox = Sandbox.open(workspaces.settings());
        Path workspace = modules();
        Trees.delete(workspace.resolve("web/src/test"));
        Files.createSymbolicLink(workspace.resolve("web/src/test"), Path.of("../../core/src/main"));

        // When
        Outcome outcome =
                sandbox.run(BoxSpec.bash(workspace, TESTS, "echo x > web/src/test/java/Core.java"), OutputSink.none());

        // Then
        assertThat(outcome.stderr().text()).contains("Read-only file system");
        assertThat(workspace.resolve("core/src/main/java/Core.java")).hasContent("class Core {}");
    }
}
