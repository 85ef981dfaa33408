package dev.signalbox.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.sandbox.HostCommand;
import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.artifact.FileChange.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspaceTest {
    @TempDir
    private Path directory;

    private Repo repo;
    private Workspace workspace;

    @BeforeEach
    void prepare() {
        repo = Repo.create(directory.resolve("repo"));
        workspace = Fixture.workspace(directory.resolve("workspaces"), repo);
    }

    @Test
    void a_commit_takes_added_changed_and_deleted_files_and_counts_their_lines() throws IOException {
        // Given
        Fixture.write(workspace, "b/new file.txt", "1\n2\n");
        Fixture.write(workspace, "a.txt", "one\nTWO\nthree\nfour\n");
        Files.delete(workspace.tree().resolve("src/Main.java"));

        // When
        var snapshot = workspace.commit("work");

        // Then
        assertThat(workspace
                        .at(snapshot.commit())
                        .changesSince(workspace.base())
                        .files())
                .containsExactly(
                        new FileChange("a.txt", Kind.MODIFIED, 2, 1),
                        new FileChange("b/new file.txt", Kind.ADDED, 2, 0),
                        new FileChange("src/Main.java", Kind.DELETED, 0, 1));
        assertThat(workspace.head()).isEqualTo(snapshot.commit());
        assertThat(workspace.at(snapshot.commit()).tree()).isEqualTo(snapshot.tree());
    }

    @Test
    void without_a_change_there_is_no_new_commit() {
        // Given
        var head = workspace.head();

        // When
        var snapshot = workspace.commit("nothing");

        // Then
        assertThat(snapshot.commit()).isEqualTo(head);
    }

    @Test
    void build_output_is_in_no_commit_even_where_nothing_ignores_it() {
        // Given
        Fixture.write(workspace, "target/classes/Main.class", "bytes");
        Fixture.write(workspace, "module/target/x", "bytes");
        Fixture.write(workspace, "b.txt", "b");

        // When
        var snapshot = workspace.commit("work");

        // Then
        assertThat(workspace.at(snapshot.commit()).paths()).containsExactly("a.txt", "b.txt", "src/Main.java");
    }

    @Test
    void the_bytes_of_files_are_stored_as_they_are_whatever_attributes_say() {
        // Given
        Fixture.write(workspace, ".gitattributes", "* text eol=crlf working-tree-encoding=UTF-16 ident\n");
        Fixture.write(workspace, "b.txt", "1\r\n2\n$Id$\n");

        // When
        var snapshot = workspace.commit("work");

        // Then
        assertThat(workspace.at(snapshot.commit()).texts("b.txt"::equals, 100))
                .isEqualTo(Map.of("b.txt", "1\r\n2\n$Id$\n"));
    }

    @Test
    void a_file_cannot_be_hidden_from_the_diff() {
        // Given
        Fixture.write(workspace, ".gitattributes", "* -diff binary\n");
        Fixture.write(workspace, "a.txt", "hidden\n");

        // When
        var commit = workspace.at(workspace.commit("work").commit());

        // Then
        assertThat(commit.diffSince(workspace.base(), 0, 10_000)).contains("+hidden");
        assertThat(commit.changesSince(workspace.base()).files())
                .contains(new FileChange("a.txt", Kind.MODIFIED, 1, 3));
    }

    @Test
    void a_diff_is_cut_where_it_is_too_long() {
        // Given
        Fixture.write(workspace, "big.txt", "line\n".repeat(10_000));

        // When
        var diff = workspace.at(workspace.commit("work").commit()).diffSince(workspace.base(), 3, 1000);

        // Then
        assertThat(diff).hasSizeLessThan(1200).contains("+line", "the diff has");
    }

    @Test
    void digests_are_those_of_sha256_and_tell_a_link_from_a_file() throws IOException {
        // Given
        Files.createSymbolicLink(workspace.tree().resolve("link"), Path.of("a.txt"));

        // When
        var digests = workspace
                .at(workspace.commit("work").commit())
                .digests(path -> path.equals("a.txt") || path.equals("link"));

        // Then
        assertThat(digests)
                .containsEntry("a.txt", sha256("one\ntwo\nthree\n"))
                .containsEntry("link", sha256("link\0a.txt"));
    }

    @Test
    void changes_outside_of_the_writable_paths_are_taken_back() throws IOException {
        // Given
        Fixture.write(workspace, "src/test/NewTest.java", "class NewTest {}\n");
        Fixture.write(workspace, "src/Main.java", "class Main { int x; }\n");
        Fixture.write(workspace, "deep/er/evil.sh", "rm -rf /\n");
        Files.delete(workspace.tree().resolve("a.txt"));

        // When
        var reverted = workspace.revertOutside(path -> path.startsWith("src/test/"));

        // Then
        assertThat(reverted).containsExactly("a.txt", "deep/er/evil.sh", "src/Main.java");
        assertThat(Fixture.read(workspace, "src/Main.java")).isEqualTo("class Main {}\n");
        assertThat(Fixture.read(workspace, "a.txt")).isEqualTo("one\ntwo\nthree\n");
        assertThat(workspace.tree().resolve("deep")).doesNotExist();
        var files = workspace.at(workspace.commit("tests").commit()).changesSince(workspace.base());
        assertThat(files.files()).containsExactly(new FileChange("src/test/NewTest.java", Kind.ADDED, 1, 0));
    }

    @Test
    void a_directory_that_became_a_link_or_a_file_is_taken_back_without_touching_its_target() throws IOException {
        // Given
        var outside = Files.createDirectories(directory.resolve("outside"));
        Files.writeString(outside.resolve("Main.java"), "outside");
        Files.delete(workspace.tree().resolve("src/Main.java"));
        Files.delete(workspace.tree().resolve("src"));
        Files.createSymbolicLink(workspace.tree().resolve("src"), outside);
        Files.delete(workspace.tree().resolve("a.txt"));
        Fixture.write(workspace, "a.txt/inside", "x");

        // When
        var reverted = workspace.revertOutside(_ -> false);

        // Then
        assertThat(reverted).containsExactly("a.txt", "a.txt/inside", "src", "src/Main.java");
        assertThat(Files.isSymbolicLink(workspace.tree().resolve("src"))).isFalse();
        assertThat(Fixture.read(workspace, "src/Main.java")).isEqualTo("class Main {}\n");
        assertThat(Fixture.read(workspace, "a.txt")).isEqualTo("one\ntwo\nthree\n");
        assertThat(outside.resolve("Main.java")).hasContent("outside");
    }

    @Test
    void restoring_goes_back_to_an_earlier_commit() {
        // Given
        Fixture.write(workspace, "b.txt", "b");
        var first = workspace.commit("b").commit();
        Fixture.write(workspace, "b.txt", "worse");
        workspace.commit("worse");
        Fixture.write(workspace, "c.txt", "c");

        // When
        var changed = workspace.restore(first);

        // Then
        assertThat(changed).containsExactly("b.txt", "c.txt");
        assertThat(workspace.head()).isEqualTo(first);
        assertThat(Fixture.read(workspace, "b.txt")).isEqualTo("b");
        assertThat(workspace.tree().resolve("c.txt")).doesNotExist();
    }

    @Test
    void locks_of_a_killed_engine_are_removed_by_who_takes_the_run_up() throws IOException {
        // Given
        Files.createFile(workspace.gitDir().resolve("index.lock"));
        Fixture.write(workspace, "b.txt", "b");

        // When
        workspace.unlock();

        // Then
        assertThat(workspace.commit("b").commit()).isNotEqualTo(workspace.base());
    }

    @Test
    void a_lock_whose_git_is_still_at_work_is_waited_for() throws Exception {
        // Given
        var lock = Files.createFile(workspace.gitDir().resolve("index.lock"));
        var script = "#!/bin/sh\nsleep 1\nrm '%s'\n".formatted(lock);
        var git = Files.writeString(directory.resolve("git-slow"), script);
        git.toFile().setExecutable(true, false);
        var slow = Thread.ofVirtual().start(() -> run(HostCommand.of(workspace.tree(), List.of(git.toString()))));
        while (!slow.getState().equals(Thread.State.WAITING) && !slow.getState().equals(Thread.State.TIMED_WAITING)) {
            Thread.sleep(5);
        }
        Thread.sleep(200);
        var begin = System.nanoTime();

        // When
        workspace.unlock();

        // Then
        assertThat(lock).doesNotExist();
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThan(Duration.ofMillis(300));
        slow.join();
    }

    private static void run(HostCommand command) {
        try {
            command.run();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void many_at_once_do_not_stand_in_each_other_s_way() throws Exception {
        // Given
        Fixture.write(workspace, "b.txt", "b");
        List<Callable<String>> callers = IntStream.range(0, 8)
                .<Callable<String>>mapToObj(i -> () -> {
                    var mine = Fixture.workspace(directory.resolve("workspaces"), repo);
                    return mine.at(mine.commit("caller " + i).commit()).tree();
                })
                .toList();

        // When
        List<String> trees;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            trees = threads.invokeAll(callers).stream().map(Future::resultNow).toList();
        }

        // Then
        assertThat(trees).containsOnly(workspace.at(workspace.head()).tree());
        assertThat(workspace.at(workspace.head()).changesSince(workspace.base()).files())
                .hasSize(1);
    }

    @Test
    void a_clean_copy_holds_the_commit_and_nothing_else() throws IOException {
        // Given
        Fixture.write(workspace, "b.txt", "b");
        Fixture.write(workspace, "target/stale", "stale");
        var commit = workspace.commit("b").commit();
        Fixture.write(workspace, "b.txt", "later");
        var copy = workspace.copy(commit);

        // When
        try (copy;
                var files = Files.list(copy.directory())) {
            // Then
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(".git", "a.txt", "b.txt", "src");
            assertThat(copy.directory().resolve("b.txt")).hasContent("b");
        }
        assertThat(copy.directory()).doesNotExist();
    }

    @Test
    void completing_makes_one_commit_by_the_user_with_trailers_of_the_engine() {
        // Given
        Fixture.write(workspace, "b.txt", "b\n");
        workspace.commit("first");
        Fixture.write(workspace, "c.txt", "c\n");
        var last = workspace.commit("second");
        var text = new CommitText(
                "Add b and c",
                "Because.\n\nSignalbox-Evidence: sha256:forged\nMore.",
                Fixture.TASK,
                Fixture.RUN,
                "ab".repeat(32));

        // When
        var done = workspace.complete(text);

        // Then
        assertThat(done.tree()).isEqualTo(last.tree());
        assertThat(workspace.head()).isEqualTo(done.commit());
        assertThat(show(done.commit(), "%P")).isEqualTo(workspace.base());
        assertThat(show(done.commit(), "%an <%ae> %cn")).isEqualTo("Ada User <ada@example.com> Signalbox");
        assertThat(show(done.commit(), "%B")).isEqualTo("""
                        Add b and c

                        Because.

                        More.

                        Signalbox-Task: t1
                        Signalbox-Run: r1
                        Signalbox-Evidence: sha256:%s""".formatted("ab".repeat(32)));
        assertThat(show(done.commit(), "%(trailers:key=Signalbox-Evidence,valueonly)"))
                .isEqualTo("sha256:" + "ab".repeat(32));
        assertThat(workspace.at(last.commit()).paths()).hasSize(4);
    }

    @Test
    void an_author_from_the_settings_comes_first() {
        // Given
        var settings = new WorkspaceSettings(
                        directory.resolve("workspaces"),
                        dev.signalbox.engine.sandbox.BoxUser.self(),
                        java.util.Optional.empty(),
                        Map.of())
                .by(new Person("Bot", "bot@example.com"));
        var same = new Workspaces(settings, java.time.InstantSource.system())
                .find(Fixture.RUN, repo.top)
                .orElseThrow();
        Fixture.write(workspace, "b.txt", "b\n");
        workspace.commit("b");

        // When
        var done = same.complete(Fixture.text());

        // Then
        assertThat(show(done.commit(), "%an")).isEqualTo("Bot");
    }

    @Test
    void what_cannot_be_kept_is_told() throws Exception {
        // Given
        Fixture.write(workspace, "b.txt", "b");
        try (var file = new java.io.RandomAccessFile(
                workspace.tree().resolve("huge.bin").toFile(), "rw")) {
            file.setLength(60L << 20);
        }
        HostCommand.of(workspace.tree(), List.of("mkfifo", "a-pipe")).run();
        Files.delete(workspace.tree().resolve("a.txt"));
        HostCommand.of(workspace.tree(), List.of("mkfifo", "a.txt")).run();

        // When
        var snapshot = workspace.commit("work");

        // Then
        assertThat(snapshot.leftOut())
                .extracting(Snapshot.LeftOut::path)
                .containsExactlyInAnyOrder("huge.bin", "a.txt");
        assertThat(workspace.at(snapshot.commit()).paths()).containsExactly("b.txt", "src/Main.java");
        assertThat(workspace.revertOutside(_ -> false)).contains("huge.bin");
        assertThat(workspace.tree().resolve("huge.bin")).doesNotExist();
    }

    private String show(String commit, String format) {
        return Repo.run(workspace.gitDir(), "--git-dir=.", "log", "-1", "--format=" + format, commit);
    }

    private static String sha256(String text) {
        try {
            return java.util.HexFormat.of()
                    .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
    }
}
