package dev.signalbox.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a command leaves in the workspace neither holds up nor misleads whoever looks at it next: the engine, and the
/// box of the next command.
final class LeftoversTest {

    private static final WriteRules ALL = new WriteRules(List.of("**"), List.of("**/.env*"), WriteRules.GUARDED);
    private static final WriteRules TESTS = WriteRules.only(List.of("src/test/**"));
    private static final WriteRules FILES = WriteRules.only(List.of("**/*.test.ts"));
    private static final long MIB = 1L << 20;

    private static Workspaces workspaces;

    @BeforeAll
    static void open() {
        workspaces = Workspaces.create();
    }

    @AfterAll
    static void close() {
        workspaces.close();
    }

    private static Stream<DynamicTest> inEachBox(Attempt attempt) {
        return Boxes.each(workspaces.settings())
                .map(sandbox -> DynamicTest.dynamicTest(
                        sandbox.containment().toString(), () -> attempt.in(sandbox, workspaces.maven())));
    }

    @FunctionalInterface
    private interface Attempt {
        void in(Sandbox sandbox, Path workspace) throws Exception;
    }

    private static Outcome run(Sandbox sandbox, Path workspace, WriteRules rules, String text) throws Exception {
        return sandbox.run(
                BoxSpec.bash(workspace, rules, text)
                        .withLimits(Limits.standard()
                                .withWallTime(Duration.ofSeconds(60))
                                .withDiskGrowth(64 * MIB)),
                OutputSink.none());
    }

    @TestFactory
    Stream<DynamicTest> pipes_sockets_odd_names_and_closed_directories_hold_nothing_up() {
        return inEachBox((sandbox, workspace) -> {
            // Given
            run(sandbox, workspace, ALL, """
                    mkfifo src/test/pipe src/pipe .env.pipe; mkdir -m 000 src/test/closed
                    touch "$(printf 'src/test/two\\nlines')" 'src/test/a b;*' 2>/dev/null
                    python3 -c 'import socket; socket.socket(socket.AF_UNIX).bind("src/test/socket")' 2>/dev/null
                    ln -s /dev/zero src/test/zero; ln -s . src/test/round; ln -s src/test/pipe src/test/other
                    """);

            // When
            Outcome narrow = run(sandbox, workspace, TESTS, "touch src/test/after");
            Outcome layered = run(sandbox, workspace, FILES, "touch src/after.test.ts");

            // Then
            assertThat(narrow.exitCode()).as(narrow.stderr().text()).isZero();
            assertThat(layered.exitCode()).as(layered.stderr().text()).isZero();
            assertThat(workspace.resolve("src/test/after")).exists();
            assertThat(workspace.resolve("src/after.test.ts")).exists();
        });
    }

    @TestFactory
    Stream<DynamicTest> a_sparse_file_is_taken_over_with_its_holes_and_within_the_bound() {
        return inEachBox((sandbox, workspace) -> {
            // When
            Outcome outcome = run(sandbox, workspace, FILES, """
                    truncate -s 32M src/a.test.ts; printf end >> src/a.test.ts
                    for i in 1 2 3 4; do truncate -s 63M src/big$i.test.ts; done
                    """);

            // Then
            Path sparse = workspace.resolve("src/a.test.ts");
            assertThat(Files.size(sparse)).isEqualTo(32 * MIB + 3);
            assertThat(blocks(sparse)).isLessThan(MIB);
            assertThat(outcome.changes().dropped())
                    .extracting(Outcome.Dropped::reason)
                    .containsOnly("more than one command may add to the disk")
                    .hasSize(4);
        });
    }

    @TestFactory
    Stream<DynamicTest> one_file_under_many_names_does_not_fill_the_disk() {
        return Boxes.each(workspaces.settings())
                .filter(sandbox -> sandbox.containment() == Containment.BUBBLEWRAP)
                .map(sandbox -> DynamicTest.dynamicTest("a row of hard links", () -> {
                    // Given
                    Path workspace = workspaces.maven();
                    run(
                            sandbox,
                            workspace,
                            ALL,
                            "truncate -s 50M src/main/big; for i in 1 2 3; do ln src/main/big src/test/l$i; done");

                    // Then
                    assertThatThrownBy(() -> run(sandbox, workspace, TESTS, "true"))
                            .isInstanceOf(SandboxFailure.class)
                            .hasMessageContaining("more than one command may add to the disk");
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_tree_that_is_deeper_than_a_path_can_say_is_refused_and_cleared_away() {
        return inEachBox((sandbox, workspace) -> {
            // Given
            String deep =
                    "n=$(printf 'd%.0s' {1..200}); for i in {1..40}; do mkdir $n && cd $n || exit 3; done; touch f";

            // When
            Outcome temporary = run(sandbox, workspace, TESTS, "cd $TMPDIR; " + deep);

            // Then
            assertThat(temporary.exitCode()).as(temporary.stderr().text()).isZero();
            assertThatThrownBy(() -> run(sandbox, workspace, FILES, "cd src; " + deep))
                    .isInstanceOf(SandboxFailure.class)
                    .hasStackTraceContaining("deeper than a path can say");
            assertThat(Workspaces.names(workspace.resolve("src"))).containsExactly("main", "test");
            assertThat(run(sandbox, workspace, FILES, "touch src/a.test.ts").exitCode())
                    .isZero();
        });
    }

    private static long blocks(Path file) throws Exception {
        HostCommand.Result result = HostCommand.of(Path.of("/"), List.of("stat", "-c", "%b", file.toString()))
                .run();
        return Long.parseLong(result.stdout().text().strip()) * 512;
    }
}
