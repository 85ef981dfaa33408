package dev.signalbox.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.sandbox.HostCommand;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a worker, or the repository itself, leaves behind is never executed or obeyed by the engine's git.
final class HostileTreeTest {
    @TempDir
    private Path directory;

    private Path canary;

    @BeforeEach
    void prepare() {
        canary = directory.resolve("executed");
    }

    @Test
    void the_canary_can_sing() throws IOException {
        // Given
        var repo = Repo.create(directory.resolve("repo"));
        poison(repo.top.resolve(".git"));

        // When
        Repo.run(repo.top, "status");

        // Then
        assertThat(canary).exists();
    }

    @Test
    void a_poisoned_repository_executes_nothing_when_it_is_cloned_committed_and_delivered_to() throws IOException {
        // Given
        var repo = Repo.create(directory.resolve("repo"));
        repo.write(".gitattributes", "*.txt filter=evil diff=evil merge=evil\n");
        repo.commit("attributes");
        poison(repo.top.resolve(".git"));
        repo.write("a.txt", "uncommitted\n");
        var workspaces = Fixture.workspaces(directory.resolve("workspaces"));

        // When
        var created = (Created.Ready) workspaces.create(repo.top, Fixture.RUN, Fixture.PROFILE);
        repo.write("a.txt", "one\ntwo\nthree\n");
        Fixture.write(created.workspace(), "b.java", "b\n");
        created.workspace().commit("b");
        created.workspace().complete(Fixture.text());
        var delivered = workspaces.deliver(Fixture.RUN, repo.top);

        // Then
        assertThat(canary).doesNotExist();
        assertThat(created.uncommitted()).containsExactly("a.txt");
        assertThat(delivered).isInstanceOf(Delivered.Merged.class);
    }

    @Test
    void git_data_that_a_worker_plants_in_the_tree_is_not_used() throws IOException {
        // Given
        var workspace = Fixture.workspace(directory.resolve("workspaces"), Repo.create(directory.resolve("repo")));
        Files.delete(workspace.tree().resolve(".git"));
        var planted = Repo.empty(directory.resolve("planted"));
        Files.move(planted.top.resolve(".git"), workspace.tree().resolve(".git"));
        poison(workspace.tree().resolve(".git"));
        Fixture.write(workspace, ".gitattributes", "* filter=evil diff=evil\n");
        Fixture.write(workspace, "b.txt", "b\n");

        // When
        var snapshot = workspace.commit("work");
        var diff = workspace.at(snapshot.commit()).diffSince(workspace.base(), 0, 10_000);
        workspace.revertOutside(_ -> false);
        workspace.restore(workspace.base());

        // Then
        assertThat(canary).doesNotExist();
        assertThat(diff).contains("+b");
    }

    @Test
    void a_repository_inside_of_the_tree_hides_no_file_and_is_not_asked() throws IOException {
        // Given
        var workspace = Fixture.workspace(directory.resolve("workspaces"), Repo.create(directory.resolve("repo")));
        var inner = Repo.create(workspace.tree().resolve("src/inner"));
        poison(inner.top.resolve(".git"));
        inner.write("hidden.txt", "hidden\n");

        // When
        var snapshot = workspace.commit("work");

        // Then
        assertThat(canary).doesNotExist();
        assertThat(workspace.at(snapshot.commit()).paths())
                .contains("src/inner/hidden.txt", "src/inner/src/Main.java")
                .noneMatch(path -> path.contains(".git"));
        assertThat(workspace.revertOutside(_ -> false)).isEmpty();
    }

    @Test
    void a_link_out_of_the_tree_is_kept_as_a_link_and_never_followed() throws IOException {
        // Given
        var workspace = Fixture.workspace(directory.resolve("workspaces"), Repo.create(directory.resolve("repo")));
        var secret = Files.writeString(directory.resolve("secret"), "the-secret");
        Files.createSymbolicLink(workspace.tree().resolve("link"), secret);
        Files.createSymbolicLink(workspace.tree().resolve("dir"), directory);

        // When
        var commit = workspace.at(workspace.commit("links").commit());
        try (var copy = workspace.copy(commit.commit())) {
            // Then
            assertThat(Files.isSymbolicLink(copy.directory().resolve("link"))).isTrue();
            assertThat(Files.isSymbolicLink(copy.directory().resolve("dir"))).isTrue();
        }
        assertThat(commit.paths()).containsExactly("a.txt", "dir", "link", "src/Main.java");
        assertThat(commit.diffSince(workspace.base(), 0, 10_000)).doesNotContain("the-secret");
        assertThat(secret).hasContent("the-secret");
    }

    @Test
    void names_with_line_breaks_quotes_and_blanks_are_files_like_others() {
        // Given
        var workspace = Fixture.workspace(directory.resolve("workspaces"), Repo.create(directory.resolve("repo")));
        var names = List.of("-rf", "a\nb.txt", "q\"uote\ttab", "umlaut-ä", "ünïcode/日本.txt", ":(glob)**", "*");
        names.forEach(name -> Fixture.write(workspace, name, "x\n"));

        // When
        var snapshot = workspace.commit("names");

        // Then
        var commit = workspace.at(snapshot.commit());
        assertThat(snapshot.leftOut()).isEmpty();
        assertThat(commit.paths()).containsAll(names);
        assertThat(commit.digests(names::contains)).hasSize(names.size());
        assertThat(commit.changesSince(workspace.base()).files()).hasSize(names.size());
        assertThat(workspace.restore(workspace.base())).hasSize(names.size());
        assertThat(workspace.tree().resolve("a\nb.txt")).doesNotExist();
    }

    @Test
    void a_name_that_is_no_text_is_left_out_and_told() throws Exception {
        // Given
        var workspace = Fixture.workspace(directory.resolve("workspaces"), Repo.create(directory.resolve("repo")));
        HostCommand.of(workspace.tree(), List.of("/bin/bash", "-c", "echo x > $'bad\\xff.txt'"))
                .run();

        // When
        var snapshot = workspace.commit("names");

        // Then
        assertThat(snapshot.leftOut()).extracting(Snapshot.LeftOut::why).containsExactly("its name is not UTF-8");
        assertThat(snapshot.commit()).isEqualTo(workspace.base());
    }

    @Test
    void an_ignore_file_of_a_worker_hides_its_files_from_the_commit_and_so_from_the_tests() throws IOException {
        // Given
        var workspace = Fixture.workspace(directory.resolve("workspaces"), Repo.create(directory.resolve("repo")));
        Fixture.write(workspace, ".gitignore", "conftest.py\n");
        Fixture.write(workspace, "conftest.py", "cheat\n");

        // When
        var snapshot = workspace.commit("ignored");
        try (var copy = workspace.copy(snapshot.commit())) {
            // Then
            assertThat(copy.directory().resolve("conftest.py")).doesNotExist();
            assertThat(copy.directory().resolve(".gitignore")).exists();
        }
    }

    /// Everything that git could be made to run by its own data.
    private void poison(Path gitDir) throws IOException {
        var script = directory.resolve("evil.sh");
        Files.writeString(script, "#!/bin/sh\necho \"$0 $*\" >> '%s'\ncat\n".formatted(canary));
        script.toFile().setExecutable(true, false);
        var config = Files.readString(gitDir.resolve("config"), StandardCharsets.UTF_8)
                + """
                [core]
                  fsmonitor = %1$s
                  hooksPath = %2$s
                  sshCommand = %1$s
                  pager = %1$s
                  editor = %1$s
                  alternateRefsCommand = %1$s
                [filter "evil"]
                  clean = %1$s
                  smudge = %1$s
                  process = %1$s
                  required = true
                [diff "evil"]
                  textconv = %1$s
                  command = %1$s
                [diff]
                  external = %1$s
                [merge "evil"]
                  driver = %1$s
                [uploadpack]
                  packObjectsHook = %1$s
                [credential]
                  helper = !%1$s
                """.formatted(script, directory.resolve("hooks"));
        Files.writeString(gitDir.resolve("config"), config);
        var hooks = Files.createDirectories(directory.resolve("hooks"));
        for (var hook :
                List.of("pre-commit", "post-checkout", "post-merge", "reference-transaction", "post-index-change")) {
            Files.copy(script, hooks.resolve(hook), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            hooks.resolve(hook).toFile().setExecutable(true, false);
            assertThat(Files.exists(hooks.resolve(hook), LinkOption.NOFOLLOW_LINKS))
                    .isTrue();
        }
    }
}
