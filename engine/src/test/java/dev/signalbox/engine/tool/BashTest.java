package dev.signalbox.engine.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.SandboxSettings;
import dev.signalbox.engine.tool.TestRun.Setup;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.shell.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Commands in a real box.
@Timeout(60)
final class BashTest {
    private Path directory;
    private Path workspace;
    private TestRun run;
    private Bash bash;

    @BeforeEach
    void begin() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/bwrap")), "bubblewrap is not installed");
        directory = Files.createTempDirectory(Path.of("/var/tmp"), "signalbox-bash");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));
        workspace = Files.createDirectories(directory.resolve("work"));
        Files.createDirectories(workspace.resolve("src/test"));
        Files.createDirectories(workspace.resolve("src/main"));
        Files.writeString(workspace.resolve("src/main/app.py"), "x = 1\n");
        own();
        run = TestRun.begin(Setup.standard(), workspace);
        var settings = SandboxSettings.standard(Map.of()).withState(directory.resolve("state"));
        var box = PhaseBox.of(
                run.files().root(), run.policy().paths(), run.phase().tools().limits(), List.of());
        bash = new Bash(run.files(), Sandbox.open(settings), box, _ -> new ShellText.Parsed(List.of(), List.of()));
    }

    private void own() throws IOException {
        if (BoxUser.self().uid() != 0) {
            return;
        }
        try (var all = Files.walk(workspace)) {
            for (var path : all.toList()) {
                Files.setAttribute(path, "unix:uid", BoxUser.DEDICATED.uid(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", BoxUser.DEDICATED.gid(), LinkOption.NOFOLLOW_LINKS);
            }
        }
    }

    @AfterEach
    void clear() throws IOException {
        if (directory != null) {
            try (var all = Files.walk(directory)) {
                for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    private ToolOutcome bash(Json.Obj args) throws InterruptedException {
        return bash.run(
                new Args(args),
                new ToolCall(new CallId("c1"), TestRun.SESSION, "TDD", ToolCall.Attempt.FIRST, run.desk()));
    }

    private ToolOutcome bash(String command) throws InterruptedException {
        return bash(Json.obj().with("command", Json.of(command)));
    }

    @Test
    void a_command_writes_where_the_phase_may_and_nowhere_else() throws Exception {
        // When
        var allowed = bash("echo ok > src/test/a.txt && cat src/test/a.txt");
        var denied = bash("echo no >> src/main/app.py");

        // Then
        assertThat(allowed.text()).isEqualTo("ok\n[exit code 0]");
        assertThat(denied.text()).contains("src/main/app.py: Read-only file system", "[exit code 1]");
        assertThat(workspace.resolve("src/main/app.py")).hasContent("x = 1\n");
    }

    @Test
    void a_file_written_by_a_tool_can_be_changed_by_a_command() throws Exception {
        // Given
        run.toolbox().call(TestRun.ask("w1", "write_files", "{\"path\":\"src/test/deep/b.txt\",\"content\":\"b\"}"));

        // When
        var answer = bash("echo more >> src/test/deep/b.txt && rm src/test/deep/b.txt && rmdir src/test/deep");

        // Then
        assertThat(answer.text()).isEqualTo("[exit code 0]");
    }

    @Test
    void a_command_that_takes_too_long_is_stopped() throws Exception {
        // When
        var answer = bash(Json.obj().with("command", Json.of("sleep 60")).with("timeout", Json.of(1)));

        // Then
        assertThat(answer.status()).isEqualTo(ToolOutcome.Status.FAILED);
        assertThat(answer.text()).contains("took longer than allowed");
    }

    @Test
    void a_command_starts_in_its_directory_and_not_outside_of_the_workspace() throws Exception {
        // When
        var inside = bash(Json.obj().with("command", Json.of("ls")).with("cwd", Json.of("src/main")));
        var outside = bash(Json.obj().with("command", Json.of("ls")).with("cwd", Json.of("..")));

        // Then
        assertThat(inside.text()).startsWith("app.py\n");
        assertThat(outside.text()).contains("outside of the workspace");
    }
}
