package dev.signalbox.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signalbox.engine.sandbox.Outcome.Dropped;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Patterns that are no whole directories, on an overlay and on a copy.
final class LayerTest {

    private static final WriteRules TESTS = WriteRules.only(List.of("**/*.test.ts"));

    private static Workspaces workspaces;
    private static Sandbox sandbox;

    @BeforeAll
    static void open() {
        assumeTrue(Host.program("bwrap").isPresent(), "bubblewrap is not installed");
        workspaces = Workspaces.create();
        sandbox = Sandbox.open(workspaces.settings());
    }

    @AfterAll
    static void close() {
        if (workspaces != null) {
            workspaces.close();
        }
    }

    /// A copy is used for a workspace whose name an overlay cannot be told.
    private static Path workspace(Backing backing) {
        Path workspace = workspaces.root().resolve((backing == Backing.COPY ? "a:b-" : "ab-") + System.nanoTime());
        Workspaces.write(workspace.resolve("src/a.ts"), "a\n");
        Workspaces.write(workspace.resolve("src/a.test.ts"), "test a\n");
        Workspaces.write(workspace.resolve("src/old/b.test.ts"), "test b\n");
        Workspaces.write(workspace.resolve("src/old/b.ts"), "b\n");
        Workspaces.write(workspace.resolve(".git/config"), "[core]\n");
        workspaces.own(workspace);
        return workspace;
    }

    private static Outcome run(Path workspace, WriteRules rules, String text) throws Exception {
        return sandbox.run(BoxSpec.bash(workspace, rules, text), OutputSink.none());
    }

    @ParameterizedTest
    @EnumSource(
            value = Backing.class,
            names = {"OVERLAY", "COPY"})
    void permitted_changes_are_taken_over_and_others_dropped(Backing backing) throws Exception {
        // Given
        Path workspace = workspace(backing);
        assumeTrue(
                sandbox.plan(BoxSpec.bash(workspace, TESTS, "true")).backing() == backing,
                "this machine mounts no overlays for ordinary users");

        // When
        Outcome outcome = run(workspace, TESTS, """
                echo changed > src/a.ts; echo new > src/new.ts; echo test > src/new/deep/c.test.ts || {
                  mkdir -p src/new/deep; echo test > src/new/deep/c.test.ts; }
                chmod +x src/new/deep/c.test.ts
                echo more >> src/a.test.ts; rm -r src/old; touch -r src/a.ts src/a.ts
                """);

        // Then
        assertThat(outcome.changes().taken())
                .containsExactlyInAnyOrder("src/a.test.ts", "src/new/deep/c.test.ts", "src/old/b.test.ts");
        assertThat(outcome.changes().dropped())
                .extracting(Dropped::path)
                .containsExactlyInAnyOrder("src/a.ts", "src/new.ts", "src/old/b.ts");
        assertThat(workspace.resolve("src/a.ts")).hasContent("a");
        assertThat(workspace.resolve("src/a.test.ts")).hasContent("test a\nmore");
        assertThat(workspace.resolve("src/new.ts")).doesNotExist();
        assertThat(workspace.resolve("src/new/deep/c.test.ts"))
                .hasContent("test")
                .isExecutable();
        assertThat(workspace.resolve("src/old/b.test.ts")).doesNotExist();
        assertThat(workspace.resolve("src/old/b.ts")).hasContent("b");
        assertThat(BoxUser.ownerOf(workspace.resolve("src/new/deep/c.test.ts"))).isEqualTo(sandbox.user());
        assertThat(Workspaces.names(workspace)).containsExactly(".git", "src");
    }

    @ParameterizedTest
    @EnumSource(
            value = Backing.class,
            names = {"OVERLAY", "COPY"})
    void links_special_files_and_set_id_bits_do_not_cross(Backing backing) throws Exception {
        // Given
        Path workspace = workspace(backing);

        // When
        Outcome outcome = run(workspace, WriteRules.only(List.of("**/*.test.ts", "pipe*")), """
                ln -s /etc/passwd src/out.test.ts; ln -s ../../../../etc/passwd src/up.test.ts
                ln -s a.ts src/in.test.ts; mkfifo pipe1; ln src/a.ts src/hard.test.ts
                python3 -c 'import os; os.mknod("src/id.test.ts", 0o100755)'; chmod u+s src/id.test.ts
                """);

        // Then
        assertThat(outcome.changes().dropped())
                .containsExactlyInAnyOrder(
                        new Dropped("src/out.test.ts", "a symbolic link that leads out of the workspace"),
                        new Dropped("src/up.test.ts", "a symbolic link that leads out of the workspace"),
                        new Dropped("pipe1", "a device, pipe or socket"));
        assertThat(Files.readSymbolicLink(workspace.resolve("src/in.test.ts"))).hasToString("a.ts");
        assertThat(Files.getAttribute(workspace.resolve("src/hard.test.ts"), "unix:nlink"))
                .isEqualTo(1);
        assertThat((int) Files.getAttribute(workspace.resolve("src/id.test.ts"), "unix:mode") & 07000)
                .isZero();
    }

    @Test
    void writing_through_a_permitted_name_that_is_a_link_changes_nothing_else() throws Exception {
        // Given
        Path workspace = workspace(Backing.OVERLAY);

        // When
        Outcome outcome = run(
                workspace,
                TESTS,
                "ln -sf a.ts src/link.test.ts; echo evil > src/link.test.ts; rm -rf src/old; ln -s . src/old;"
                        + " echo evil > src/old/a.ts");

        // Then
        assertThat(workspace.resolve("src/a.ts")).hasContent("a");
        assertThat(outcome.changes().dropped()).extracting(Dropped::path).contains("src/a.ts", "src/old");
    }

    @Test
    void everything_but_many_tests_can_be_written() throws Exception {
        // Given
        Path workspace = workspace(Backing.OVERLAY);
        for (int i = 0; i < 200; i++) {
            Workspaces.write(workspace.resolve("src/many/m" + i + ".test.ts"), "m");
        }
        workspaces.own(workspace);

        // When
        Outcome outcome = run(
                workspace,
                WriteRules.allBut(List.of("**/*.test.ts")),
                "echo x > src/a.test.ts; echo y > src/a.ts; echo z > .git/config; mkdir .claude;"
                        + " echo s > .claude/settings.json");

        // Then
        assertThat(outcome.changes().taken()).containsExactly("src/a.ts");
        assertThat(outcome.changes().dropped())
                .containsExactlyInAnyOrder(
                        new Dropped("src/a.test.ts", "'**/*.test.ts' is denied"),
                        new Dropped(".claude/settings.json", "'.claude' is never writable"));
        assertThat(workspace.resolve(".git/config")).hasContent("[core]");
        assertThat(workspace.resolve(".claude")).doesNotExist();
    }

    @Test
    void everything_but_a_few_tests_is_held_by_mounts_and_new_tests_are_taken_away() throws Exception {
        // Given
        Path workspace = workspace(Backing.OVERLAY);

        // When
        Outcome outcome = run(workspace, WriteRules.allBut(List.of("**/*.test.ts")), """
                echo x > src/a.test.ts; mv src moved; mv src/a.test.ts src/gone; rm -f src/a.test.ts
                echo y > src/a.ts; mkdir -p new/dir; echo t > new/dir/n.test.ts; ln -s ../a.ts new/l.test.ts
                chmod 000 new/dir
                """);

        // Then
        assertThat(workspace.resolve("src/a.test.ts")).hasContent("test a");
        assertThat(workspace.resolve("src/a.ts")).hasContent("y");
        assertThat(outcome.changes().dropped())
                .containsExactlyInAnyOrder(
                        new Dropped("new/dir/n.test.ts", "'**/*.test.ts' is denied"),
                        new Dropped("new/l.test.ts", "'**/*.test.ts' is denied"));
        assertThat(Workspaces.names(workspace.resolve("new"))).containsExactly("dir");
        assertThat(Workspaces.names(workspace)).containsExactly(".git", "new", "src");
        assertThat(outcome.stderr().text()).contains("Read-only file system", "Device or resource busy");
    }

    @Test
    void a_directory_removed_and_made_again_loses_only_what_may_go() throws Exception {
        // Given
        Path workspace = workspace(Backing.OVERLAY);

        // When
        Outcome outcome = run(
                workspace, TESTS, "rm -rf src && mkdir -p src/old && echo again > src/old/b.test.ts && chmod 000 src");

        // Then
        assertThat(outcome.changes().taken()).containsExactlyInAnyOrder("src/a.test.ts", "src/old/b.test.ts");
        assertThat(outcome.changes().dropped())
                .extracting(Dropped::path)
                .containsExactlyInAnyOrder("src/a.ts", "src/old/b.ts");
        assertThat(workspace.resolve("src/old/b.test.ts")).hasContent("again");
    }

    @Test
    void a_thrown_away_mount_can_be_written_and_the_host_sees_nothing() throws Exception {
        // Given
        Path cache = workspaces.root().resolve("cache");
        Workspaces.write(cache.resolve("lib/a.jar"), "jar");
        workspaces.own(cache);
        BoxSpec spec = BoxSpec.bash(
                        workspace(Backing.OVERLAY),
                        WriteRules.readOnly(),
                        "cd ~/.m2; echo x > new; echo y > lib/a.jar; cat lib/a.jar new")
                .withMounts(List.of(new Mount.ThrowAway(cache, BoxSpec.HOME.resolve(".m2"))));

        // When
        Outcome outcome = sandbox.run(spec, OutputSink.none());

        // Then
        assertThat(outcome.stdout().text()).isEqualTo("y\nx\n");
        assertThat(cache.resolve("lib/a.jar")).hasContent("jar");
        assertThat(Workspaces.names(cache)).containsExactly("lib");
    }

    @Test
    void as_root_a_directory_of_roots_own_is_worked_on_as_a_copy() throws Exception {
        assumeTrue(BoxUser.self().isRoot(), "only root owns what the box's user cannot reach");
        // Given
        Path secret = workspaces.root().resolve("private-" + System.nanoTime());
        Path project = secret.resolve("project");
        Workspaces.write(project.resolve("src/main/Main.java"), "class Main {}");
        Workspaces.write(project.resolve("src/test/MainTest.java"), "class MainTest {}");
        Workspaces.write(project.resolve("src/test/run.sh"), "true");
        Files.setPosixFilePermissions(project.resolve("src/test/run.sh"), PosixFilePermissions.fromString("rwxr-x---"));
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rwx------"));

        // When
        Outcome outcome = run(
                project,
                WriteRules.only(List.of("src/test/**")),
                "pwd; id -u; echo x >> src/test/run.sh; mkdir src/test/new; echo t > src/test/new/T.java; rm"
                        + " src/test/MainTest.java; echo bad > src/main/Main.java");

        // Then
        assertThat(outcome.stdout().text())
                .isEqualTo(project + "\n" + sandbox.user().uid() + "\n");
        assertThat(outcome.stderr().text()).contains("src/main/Main.java: Read-only file system");
        assertThat(outcome.changes().taken())
                .containsExactlyInAnyOrder(
                        "src/test/run.sh", "src/test/new", "src/test/new/T.java", "src/test/MainTest.java");
        try (Stream<Path> all = Files.walk(project)) {
            assertThat(all).allMatch(path -> BoxUser.ownerOf(path).isRoot());
        }
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(project.resolve("src/test/run.sh"), LinkOption.NOFOLLOW_LINKS)))
                .isEqualTo("rwxr-x---");
        assertThat(Workspaces.names(project)).containsExactly("src");
        assertThat(Workspaces.names(project.resolve("src/test"))).containsExactly("new", "run.sh");
    }
}
