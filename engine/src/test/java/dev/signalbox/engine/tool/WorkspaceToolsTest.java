package dev.signalbox.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.engine.sandbox.HostCommand;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.SandboxSettings;
import dev.signalbox.engine.tool.TestRun.Setup;
import dev.signalbox.engine.workspace.Created;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.engine.workspace.WorkspaceSettings;
import dev.signalbox.engine.workspace.Workspaces;
import dev.signalbox.kernel.event.RunEvent.WorkCommitted;
import dev.signalbox.kernel.event.ToolEvent.ChangesDropped;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Tools over a real clone.
@Timeout(60)
final class WorkspaceToolsTest {
    private Path directory;
    private Workspace workspace;
    private TestRun run;
    private WorkState state;

    @BeforeEach
    void begin() throws Exception {
        directory = Files.createTempDirectory(Path.of("/var/tmp"), "signalbox-tools");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        var repository = Files.createDirectories(directory.resolve("repo"));
        Files.createDirectories(repository.resolve("src/test"));
        Files.writeString(repository.resolve("app.txt"), "one\n");
        Files.writeString(repository.resolve("src/test/check.sh"), "grep -q two app.txt && echo passed\n");
        git(repository, "init", "-q", "-b", "main");
        git(repository, "add", "-A");
        git(repository, "-c", "user.name=Ada", "-c", "user.email=ada@example.com", "commit", "-q", "-m", "start");
        var user = BoxUser.self().uid() == 0 ? BoxUser.DEDICATED : BoxUser.self();
        var workspaces = new Workspaces(
                new WorkspaceSettings(directory.resolve("runs"), user, Optional.empty(), Map.of()),
                InstantSource.system());
        var created = workspaces.create(repository, TestRun.RUN, TestRun.profile());
        workspace = ((Created.Ready) created).workspace();
        run = TestRun.begin(Setup.standard(), workspace.tree());
        state = new WorkState(workspace, run.policy().paths());
    }

    private static void git(Path repository, String... words) throws Exception {
        var command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        assertThat(HostCommand.of(repository, command).run().succeeded()).isTrue();
    }

    @AfterEach
    void clear() throws IOException {
        try (var all = Files.walk(directory)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    private ToolCall call() {
        return new ToolCall(new CallId("c1"), TestRun.SESSION, "TDD", ToolCall.Attempt.FIRST, run.desk());
    }

    @Test
    void the_diff_shows_what_the_phase_may_change_and_takes_back_the_rest() throws Exception {
        // Given
        Files.writeString(workspace.tree().resolve("src/test/new.txt"), "a test\n");
        Files.writeString(workspace.tree().resolve("app.txt"), "changed\n");

        // When
        var outcome = new GitDiff(state).run(new Args(Json.obj()), call());

        // Then
        assertThat(outcome.text()).contains("+a test").doesNotContain("changed");
        assertThat(outcome.dropped()).containsExactly("app.txt");
        assertThat(workspace.tree().resolve("app.txt")).hasContent("one\n");
    }

    @Test
    void the_engine_commits_and_says_so_once() throws Exception {
        // Given
        Files.writeString(workspace.tree().resolve("src/test/new.txt"), "a test\n");
        var args = new Args(Json.obj().with("message", Json.of("Add a test")));

        // When
        var first = new GitCommit(state).run(args, call());
        var second = new GitCommit(state).run(args, call());

        // Then
        assertThat(first.text()).isEqualTo("committed " + workspace.head());
        assertThat(second.text()).startsWith("nothing has changed");
        assertThat(run.events(WorkCommitted.class)).hasSize(1);
        assertThat(run.events(ChangesDropped.class)).isEmpty();
    }

    @Test
    void tests_run_on_a_clean_copy_that_keeps_nothing() throws Exception {
        // Given
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed");
        var sandbox = Sandbox.open(SandboxSettings.standard(Map.of()).withState(directory.resolve("state")));
        var tests = new RunTests(
                state,
                sandbox,
                profile("touch left-over; sh src/test/check.sh"),
                List.of(),
                run.phase().tools().limits());

        // When
        var outcome = tests.run(new Args(Json.obj()), call());

        // Then
        assertThat(outcome.status()).isEqualTo(ToolOutcome.Status.FAILED);
        assertThat(outcome.text()).contains("[exit code 1]");
        assertThat(workspace.tree().resolve("left-over")).doesNotExist();
    }

    private static Profile profile(String command) {
        var base = TestRun.profile();
        return new Profile(
                base.name(),
                base.markers(),
                base.testPatterns(),
                command,
                base.report(),
                base.reportPaths(),
                base.coveragePaths(),
                base.buildCommands(),
                base.prepare(),
                base.caches());
    }
}
