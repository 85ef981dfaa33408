package dev.signalbox.engine.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.signalbox.engine.workspace.Delivered.How;
import dev.signalbox.engine.workspace.Delivered.Merged;
import dev.signalbox.engine.workspace.Delivered.Reason;
import dev.signalbox.engine.workspace.Delivered.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DeliveryTest {
    @TempDir
    private Path directory;

    private Repo repo;
    private Workspaces workspaces;
    private Workspace workspace;

    @BeforeEach
    void prepare() {
        repo = Repo.create(directory.resolve("repo"));
        workspaces = Fixture.workspaces(directory.resolve("workspaces"));
        workspace = Fixture.workspace(directory.resolve("workspaces"), repo);
    }

    @Test
    void a_branch_that_has_not_moved_goes_forward_to_the_run_s_commit() {
        // Given
        var done = complete();

        // When
        var delivered = deliver();

        // Then
        assertThat(delivered).isEqualTo(new Merged("main", done, How.FAST_FORWARD));
        assertThat(repo.git("rev-parse", "HEAD", "signalbox/r1")).isEqualTo(done + "\n" + done);
        assertThat(repo.read("a.txt")).isEqualTo("one\nTWO\nthree\n");
        assertThat(repo.read("b.txt")).isEqualTo("b\n");
        assertThat(repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void delivering_again_changes_nothing() {
        // Given
        var done = complete();
        deliver();

        // When
        var again = deliver();

        // Then
        assertThat(again).isEqualTo(new Merged("main", done, How.ALREADY));
    }

    @Test
    void a_branch_that_has_moved_is_joined_by_a_merge_that_keeps_the_run_s_commit() {
        // Given
        var done = complete();
        repo.write("c.txt", "c\n");
        var mine = repo.commit("mine");

        // When
        var delivered = deliver();

        // Then
        assertThat(delivered).asInstanceOf(type(Merged.class)).satisfies(merged -> {
            assertThat(merged.how()).isEqualTo(How.MERGE);
            assertThat(repo.git("log", "-1", "--format=%P", merged.commit())).isEqualTo(mine + " " + done);
            assertThat(repo.git("rev-parse", "HEAD")).isEqualTo(merged.commit());
        });
        assertThat(repo.read("a.txt")).isEqualTo("one\nTWO\nthree\n");
        assertThat(repo.read("c.txt")).isEqualTo("c\n");
        assertThat(repo.git("status", "--porcelain")).isEmpty();
        assertThat(repo.git("for-each-ref", "refs/signalbox")).isEmpty();
    }

    @Test
    void a_conflict_is_told_and_the_branch_is_there_to_be_merged_by_hand() {
        // Given
        var done = complete();
        repo.write("a.txt", "one\nzwei\nthree\n");
        var mine = repo.commit("mine");

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.CONFLICT);
        assertThat(((Refused) delivered).paths()).containsExactly("a.txt");
        assertThat(repo.git("rev-parse", "HEAD", "signalbox/r1")).isEqualTo(mine + "\n" + done);
        assertThat(repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void changed_files_of_the_user_are_told_and_stay() {
        // Given
        complete();
        repo.write("src/Main.java", "class Main { /* mine */ }\n");

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.DIRTY);
        assertThat(((Refused) delivered).paths()).containsExactly("src/Main.java");
        assertThat(repo.read("src/Main.java")).contains("mine");
        assertThat(repo.git("branch", "--list", "signalbox/r1")).isNotEmpty();
    }

    @Test
    void a_file_that_git_does_not_know_is_not_overwritten() {
        // Given
        complete();
        repo.write("b.txt", "mine\n");

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.DIRTY);
        assertThat(((Refused) delivered).message()).contains("b.txt");
        assertThat(repo.read("b.txt")).isEqualTo("mine\n");
        assertThat(repo.read("a.txt")).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void other_files_that_git_does_not_know_are_no_obstacle() {
        // Given
        complete();
        repo.write("notes.txt", "mine\n");

        // When
        var delivered = deliver();

        // Then
        assertThat(delivered).isInstanceOf(Merged.class);
        assertThat(repo.read("notes.txt")).isEqualTo("mine\n");
    }

    @Test
    void a_detached_head_gets_the_branch_only() {
        // Given
        var done = complete();
        repo.git("checkout", "-q", "--detach");

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.DETACHED);
        assertThat(repo.git("rev-parse", "signalbox/r1")).isEqualTo(done);
    }

    @Test
    void a_merge_of_the_user_s_own_is_ended_first() throws IOException {
        // Given
        complete();
        Files.writeString(repo.top.resolve(".git/MERGE_HEAD"), repo.git("rev-parse", "HEAD") + "\n");

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.BUSY);
    }

    @Test
    void a_branch_of_the_same_name_with_other_commits_is_not_touched() {
        // Given
        complete();
        repo.git("checkout", "-q", "-b", "signalbox/r1");
        repo.write("x.txt", "x");
        var mine = repo.commit("mine");
        repo.git("checkout", "-q", "main");

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.BRANCH_TAKEN);
        assertThat(repo.git("rev-parse", "signalbox/r1")).isEqualTo(mine);
    }

    @Test
    void another_history_is_refused() {
        // Given
        complete();
        repo.git("checkout", "-q", "--orphan", "other");
        repo.commit("other");

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.UNRELATED);
    }

    @Test
    void a_repository_that_is_gone_is_told() throws IOException {
        // Given
        complete();
        Files.move(repo.top, directory.resolve("moved"));

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.REPOSITORY_MISSING);
    }

    @Test
    void a_run_that_is_not_complete_is_not_delivered() {
        // Given
        Fixture.write(workspace, "b.txt", "b\n");
        workspace.commit("b");

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.NOT_COMPLETE);
        assertThat(repo.git("branch", "--list")).isEqualTo("* main");
    }

    @Test
    void files_behind_a_filter_are_left_to_the_user_s_own_git() {
        // Given
        Fixture.write(workspace, ".gitattributes", "*.bin filter=lfs\n");
        Fixture.write(workspace, "x.bin", "pointer\n");
        complete();

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.FILTERED);
        assertThat(((Refused) delivered).paths()).containsExactly("x.bin");
    }

    @Test
    void a_bare_repository_gets_the_branch_only() {
        // Given
        var done = complete();
        Repo.run(directory, "clone", "-q", "--bare", repo.top.toString(), "bare.git");

        // When
        var delivered = workspaces.deliver(Fixture.RUN, directory.resolve("bare.git"));

        // Then
        assertRefused(delivered, Reason.BARE);
        assertThat(Repo.run(directory.resolve("bare.git"), "rev-parse", "signalbox/r1"))
                .isEqualTo(done);
    }

    @Test
    void a_delivery_that_was_killed_while_git_wrote_files_is_done_again() throws IOException {
        // Given
        var done = complete();
        var from = repo.git("rev-parse", "HEAD");
        journal(from, done);
        repo.write("a.txt", "one\nTWO\nthree\n").write("b.txt", "");
        Files.createFile(repo.top.resolve(".git/index.lock"));

        // When
        var delivered = deliver();

        // Then
        assertThat(delivered).isEqualTo(new Merged("main", done, How.FAST_FORWARD));
        assertThat(repo.read("b.txt")).isEqualTo("b\n");
        assertThat(repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void a_delivery_that_was_killed_after_git_wrote_files_is_done_again() {
        // Given
        var done = complete();
        var from = repo.git("rev-parse", "HEAD");
        repo.git("fetch", "-q", workspace.gitDir().toString(), "refs/signalbox/done");
        repo.git("read-tree", "-m", "-u", from, done);
        journal(from, done);

        // When
        var delivered = deliver();

        // Then
        assertThat(delivered).isEqualTo(new Merged("main", done, How.FAST_FORWARD));
        assertThat(repo.git("status", "--porcelain")).isEmpty();
    }

    @Test
    void what_the_user_changed_after_a_killed_delivery_stays() {
        // Given
        var done = complete();
        journal(repo.git("rev-parse", "HEAD"), done);
        repo.write("a.txt", "my own idea\n").write("b.txt", "b\n");

        // When
        var delivered = deliver();

        // Then
        assertRefused(delivered, Reason.INTERRUPTED);
        assertThat(((Refused) delivered).paths()).containsExactly("a.txt");
        assertThat(repo.read("a.txt")).isEqualTo("my own idea\n");
    }

    private String complete() {
        Fixture.write(workspace, "a.txt", "one\nTWO\nthree\n");
        Fixture.write(workspace, "b.txt", "b\n");
        workspace.commit("work");
        return workspace.complete(Fixture.text()).commit();
    }

    private void journal(String from, String to) {
        new Journal(repo.top.resolve(".git").toString(), "refs/heads/main", from, to)
                .write(directory.resolve("workspaces/r1/delivery"));
    }

    private Delivered deliver() {
        return workspaces.deliver(Fixture.RUN, repo.top);
    }

    private static void assertRefused(Delivered delivered, Reason reason) {
        assertThat(delivered)
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::reason)
                .isEqualTo(reason);
    }
}
