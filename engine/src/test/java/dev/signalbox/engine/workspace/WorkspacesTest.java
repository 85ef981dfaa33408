package dev.signalbox.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class WorkspacesTest {
    @TempDir
    private Path directory;

    private Workspaces workspaces;

    @BeforeEach
    void prepare() {
        workspaces = Fixture.workspaces(directory.resolve("workspaces"));
    }

    @Test
    void a_run_gets_a_clone_of_its_own_at_the_commit_that_is_checked_out() {
        // Given
        var repo = Repo.create(directory.resolve("repo"));

        // When
        var created = (Created.Ready) workspaces.create(repo.top, Fixture.RUN, Fixture.PROFILE);

        // Then
        var workspace = created.workspace();
        assertThat(workspace.branch()).isEqualTo("signalbox/r1");
        assertThat(workspace.base()).isEqualTo(repo.git("rev-parse", "HEAD"));
        assertThat(workspace.head()).isEqualTo(workspace.base());
        assertThat(workspace.tree().resolve("src/Main.java")).hasContent("class Main {}");
        assertThat(repo.git("branch", "--list")).isEqualTo("* main");
    }

    @Test
    void git_works_inside_of_the_tree_as_in_any_clone() {
        // Given
        var repo = Repo.create(directory.resolve("repo"));
        var workspace = Fixture.workspace(directory.resolve("workspaces"), repo);

        // When
        var log = Repo.run(workspace.tree(), "-c", "safe.directory=*", "log", "--format=%s");

        // Then
        assertThat(log).isEqualTo("start");
        assertThat(Repo.run(workspace.tree(), "-c", "safe.directory=*", "status", "--porcelain"))
                .isEmpty();
    }

    @Test
    void changes_that_are_not_committed_are_told_and_not_taken() {
        // Given
        var repo = Repo.create(directory.resolve("repo"));
        repo.write("a.txt", "changed\n").write("new file.txt", "new\n");

        // When
        var created = (Created.Ready) workspaces.create(repo.top, Fixture.RUN, Fixture.PROFILE);

        // Then
        assertThat(created.uncommitted()).containsExactlyInAnyOrder("a.txt", "new file.txt");
        assertThat(created.workspace().tree().resolve("a.txt")).hasContent("one\ntwo\nthree");
        assertThat(created.workspace().tree().resolve("new file.txt")).doesNotExist();
    }

    @Test
    void a_directory_without_a_repository_is_refused_with_what_to_do() {
        // Given
        var plain = directory.resolve("workspaces-not-there");

        // When
        var refused = List.of(
                workspaces.create(directory, Fixture.RUN, Fixture.PROFILE),
                workspaces.create(plain, Fixture.RUN, Fixture.PROFILE));

        // Then
        assertThat(refused).allSatisfy(each -> assertThat(each).isInstanceOf(Created.Refused.class));
        assertThat(refused.getFirst().toString()).contains("is not a git repository", "git init");
        assertThat(directory.resolve("workspaces")).isEmptyDirectory();
    }

    @Test
    void a_repository_without_a_commit_is_refused_with_what_to_do() {
        // Given
        var repo = Repo.empty(directory.resolve("repo"));

        // When
        var created = workspaces.create(repo.top, Fixture.RUN, Fixture.PROFILE);

        // Then
        assertThat(created)
                .asInstanceOf(type(Created.Refused.class))
                .satisfies(refused -> assertThat(refused.reason()).contains("has no commit yet"))
                .satisfies(refused -> assertThat(refused.fix()).contains("git commit"));
    }

    @Test
    void nothing_of_the_repository_s_settings_comes_along() throws IOException {
        // Given
        var repo = Repo.create(directory.resolve("repo"));
        repo.git("remote", "add", "origin", "https://user:s3cret@example.com/x.git");
        repo.git("config", "http.extraHeader", "Authorization: s3cret");
        Files.writeString(repo.top.resolve(".git/hooks/pre-commit"), "#!/bin/sh\nexit 1\n");
        Files.writeString(repo.top.resolve(".git/info/exclude"), "*\n");

        // When
        var workspace = Fixture.workspace(directory.resolve("workspaces"), repo);

        // Then
        try (var files = Files.walk(workspace.gitDir().getParent())) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("s3cret");
            }
        }
        assertThat(workspace.gitDir().resolve("hooks")).doesNotExist();
        Fixture.write(workspace, "b.txt", "b\n");
        assertThat(workspace.at(workspace.commit("b").commit()).paths()).contains("b.txt");
    }

    @Test
    void a_submodule_stays_an_entry_and_is_not_fetched() {
        // Given
        var inner = Repo.create(directory.resolve("inner"));
        var repo = Repo.create(directory.resolve("repo"));
        repo.git("submodule", "add", "-q", inner.top.toString(), "lib");
        repo.commit("with submodule");

        // When
        var workspace = Fixture.workspace(directory.resolve("workspaces"), repo);

        // Then
        assertThat(workspace.tree().resolve("lib")).isEmptyDirectory();
        Fixture.write(workspace, "lib/x.txt", "x");
        Fixture.write(workspace, "b.txt", "b");
        var changes = workspace.at(workspace.commit("b").commit()).changesSince(workspace.base());
        assertThat(changes.files()).extracting(file -> file.path()).containsExactly("b.txt");
    }

    @Test
    void asking_again_gives_the_workspace_that_is_there() {
        // Given
        var repo = Repo.create(directory.resolve("repo"));
        var first = Fixture.workspace(directory.resolve("workspaces"), repo);
        Fixture.write(first, "b.txt", "b\n");
        var head = first.commit("b").commit();

        // When
        var again = Fixture.workspace(directory.resolve("workspaces"), repo);

        // Then
        assertThat(again.head()).isEqualTo(head);
        assertThat(workspaces.find(Fixture.RUN, repo.top)).isPresent();
    }

    @Test
    void what_a_killed_engine_left_half_made_is_made_anew() throws IOException {
        // Given
        var repo = Repo.create(directory.resolve("repo"));
        Files.createDirectories(directory.resolve("workspaces/.new-r1/git/objects"));

        // When
        var workspace = Fixture.workspace(directory.resolve("workspaces"), repo);

        // Then
        assertThat(workspace.head()).isEqualTo(workspace.base());
        assertThat(directory.resolve("workspaces/.new-r1")).doesNotExist();
    }

    @Test
    void a_shallow_repository_and_a_detached_head_can_be_worked_on() {
        // Given
        var repo = Repo.create(directory.resolve("repo"));
        repo.write("c.txt", "c");
        repo.commit("second");
        Repo.run(directory, "clone", "-q", "--depth=1", repo.top.toUri().toString(), "shallow");
        Repo.run(directory.resolve("shallow"), "checkout", "-q", "--detach");

        // When
        var created = workspaces.create(directory.resolve("shallow"), Fixture.RUN, Fixture.PROFILE);

        // Then
        assertThat(created).isInstanceOf(Created.Ready.class);
        assertThat(((Created.Ready) created).workspace().tree().resolve("c.txt"))
                .exists();
    }

    @Test
    void removing_a_workspace_leaves_nothing() {
        // Given
        var repo = Repo.create(directory.resolve("repo"));
        Fixture.workspace(directory.resolve("workspaces"), repo);

        // When
        workspaces.remove(Fixture.RUN);

        // Then
        assertThat(directory.resolve("workspaces")).isEmptyDirectory();
        assertThat(workspaces.find(Fixture.RUN, repo.top)).isEmpty();
    }
}
