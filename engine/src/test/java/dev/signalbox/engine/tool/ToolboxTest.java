package dev.signalbox.engine.tool;

import static dev.signalbox.engine.tool.TestRun.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.engine.tool.TestRun.Setup;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.RunEvent.RunFailed;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunState;
import dev.signalbox.kernel.workflow.Enforcement;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
final class ToolboxTest {
    private static final String ALLOWED = "{\"path\":\"src/test/a.py\",\"content\":\"x = 1\\n\"}";
    private static final String DENIED = "{\"path\":\"src/main/a.py\",\"content\":\"x = 1\\n\"}";

    @TempDir
    Path directory;

    private Path workspace;

    @BeforeEach
    void workspace() {
        workspace = directory.resolve("work");
    }

    @Test
    void an_allowed_call_is_recorded_done_and_recorded() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);

        // When
        var answer = run.toolbox().call(ask("c1", "write_files", ALLOWED));

        // Then
        assertThat(answer.status()).isEqualTo(ToolOutcome.Status.DONE);
        assertThat(workspace.resolve("src/test/a.py")).hasContent("x = 1\n");
        assertThat(run.events(CallDecided.class))
                .extracting(CallDecided::decision)
                .containsExactly(Decision.ALLOW);
        assertThat(run.events(CallFinished.class))
                .extracting(CallFinished::success)
                .containsExactly(true);
    }

    @Test
    void a_denied_call_names_what_is_allowed_and_does_nothing() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);

        // When
        var answer = run.toolbox().call(ask("c1", "write_files", DENIED));

        // Then
        assertThat(answer.status()).isEqualTo(ToolOutcome.Status.FAILED);
        assertThat(answer.text()).contains("src/main/a.py").contains("allowed here: src/test/**");
        assertThat(workspace.resolve("src/main")).doesNotExist();
        assertThat(run.events(CallDecided.class))
                .extracting(CallDecided::decision)
                .containsExactly(Decision.DENY);
        assertThat(run.events(CallFinished.class)).isEmpty();
    }

    @Test
    void nothing_is_done_when_the_ledger_refuses_the_record() throws Exception {
        // Given
        var run = TestRun.empty(Setup.standard(), workspace);
        var toolbox = run.toolbox();

        // When
        assertThatThrownBy(() -> toolbox.call(ask("c1", "write_files", ALLOWED)))
                .isInstanceOf(NotRecorded.class);

        // Then
        assertThat(workspace.resolve("src/test")).doesNotExist();
    }

    @Test
    void a_permissive_workflow_records_the_denial_and_the_box_still_holds() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard().with(Enforcement.Mode.PERMISSIVE), workspace);

        // When
        var answer = run.toolbox().call(ask("c1", "write_files", DENIED));

        // Then
        assertThat(answer.status()).isEqualTo(ToolOutcome.Status.FAILED);
        assertThat(answer.text()).contains("does not let this through");
        assertThat(workspace.resolve("src/main")).doesNotExist();
        assertThat(run.events(CallDecided.class))
                .extracting(CallDecided::decision)
                .containsExactly(Decision.DENY, Decision.ALLOW);
        assertThat(run.events(CallFinished.class)).hasSize(1);
    }

    @Test
    void a_violation_may_pause_or_fail_the_run() throws Exception {
        // Given
        var pausing =
                TestRun.begin(Setup.standard().with(Enforcement.ViolationAction.PAUSE), directory.resolve("pausing"));
        var failing =
                TestRun.begin(Setup.standard().with(Enforcement.ViolationAction.FAIL), directory.resolve("failing"));

        // When
        pausing.toolbox().call(ask("c1", "write_files", DENIED));
        failing.toolbox().call(ask("c1", "write_files", DENIED));

        // Then
        assertThat(pausing.events(RunPaused.class)).hasSize(1);
        assertThat(failing.events(RunFailed.class)).hasSize(1);
    }

    @Test
    void a_malformed_call_tells_every_problem_and_is_no_violation() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard().with(Enforcement.ViolationAction.FAIL), workspace);
        var toolbox = run.toolbox();

        // When
        var wrong = toolbox.call(ask("c1", "write_files", "{\"pth\":\"a\",\"mode\":\"sideways\"}"));
        var noJson = toolbox.call(ask("c2", "write_files", "{path: a"));
        var noTool = toolbox.call(ask("c3", "write_file", "{}"));

        // Then
        assertThat(wrong.text())
                .contains("'path' is missing", "'content' is missing", "'mode' must be one of", "no argument 'pth'");
        assertThat(noJson.text()).contains("not JSON");
        assertThat(noTool.text()).contains("did you mean write_files?");
        assertThat(run.events(RunFailed.class)).isEmpty();
    }

    @Test
    void hostile_paths_are_refused() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        Files.createDirectories(workspace.resolve("src/test"));
        Files.createSymbolicLink(workspace.resolve("src/test/out"), directory);
        Files.createSymbolicLink(workspace.resolve("src/test/main"), Path.of("../main"));
        Files.createSymbolicLink(workspace.resolve("src/test/loop"), Path.of("loop"));
        Files.writeString(directory.resolve("secret"), "secret");
        var toolbox = run.toolbox();
        var number = 0;

        for (var path : List.of(
                "../secret",
                "/etc/passwd",
                "src/test/out/secret",
                "src/test/main/x.py",
                "src/test/loop",
                "src/test/../../../secret",
                "src/test/\\u0000",
                "x".repeat(300),
                "a/".repeat(3000),
                ".git/config",
                "src/test/.git/hooks/x",
                "")) {
            // When
            var args = "{\"path\":\"%s\",\"content\":\"x\"}".formatted(path);
            var answer = toolbox.call(ask("c" + ++number, "write_files", args));

            // Then
            assertThat(answer.status()).as(path).isEqualTo(ToolOutcome.Status.FAILED);
            assertThat(answer.text()).as(path).contains("was not executed");
        }
        assertThat(directory.resolve("secret")).hasContent("secret");
    }

    @Test
    void nothing_outside_can_be_read() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        Files.writeString(directory.resolve("secret"), "hidden words");
        Files.createSymbolicLink(workspace.resolve("link"), directory.resolve("secret"));
        Files.createSymbolicLink(workspace.resolve("dir"), directory);
        var toolbox = run.toolbox();

        // When
        var file = toolbox.call(ask("c1", "read_files", "{\"path\":\"link\"}"));
        var search = toolbox.call(ask("c2", "grep", "{\"pattern\":\"hidden\"}"));
        var below = toolbox.call(ask("c3", "grep", "{\"pattern\":\"hidden\",\"path\":\"dir\"}"));

        // Then
        assertThat(file.text()).contains("outside").doesNotContain("hidden words");
        assertThat(search.text()).isEqualTo("no line matches");
        assertThat(below.text()).contains("outside");
    }

    @Test
    void a_paused_run_holds_the_call_until_it_is_resumed() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        run.steer(new RunCommand.Pause(TestRun.RUN, "lunch"));
        var toolbox = run.toolbox();

        // When
        var worker = Thread.ofVirtual().start(() -> quietly(toolbox));
        Thread.sleep(100);
        var before = run.events(CallDecided.class);
        run.steer(new RunCommand.Resume(TestRun.RUN));
        worker.join();

        // Then
        assertThat(before).isEmpty();
        assertThat(workspace.resolve("src/test/a.py")).exists();
    }

    private static void quietly(Toolbox toolbox) {
        try {
            toolbox.call(ask("c1", "write_files", ALLOWED));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_cancelled_run_lets_nobody_act() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        run.steer(new RunCommand.Cancel(TestRun.RUN, "enough"));
        var toolbox = run.toolbox();

        // When
        assertThatThrownBy(() -> toolbox.call(ask("c1", "write_files", ALLOWED)))
                .isInstanceOf(RunOver.class);

        // Then
        assertThat(workspace.resolve("src/test")).doesNotExist();
    }

    @Test
    void autonomy_ask_confirms_each_change_and_executes_what_was_confirmed() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard().with(Autonomy.ASK), workspace);
        var person = run.answering(true, "go on");

        // When
        var answer = run.toolbox().call(ask("c1", "write_files", ALLOWED));

        // Then
        person.join();
        assertThat(answer.status()).isEqualTo(ToolOutcome.Status.DONE);
        assertThat(workspace.resolve("src/test/a.py")).hasContent("x = 1\n");
        assertThat(run.control().look(TestRun.RUN)).get().isInstanceOf(RunState.Running.class);
    }

    @Test
    void a_rejected_call_is_not_executed_and_tells_what_the_person_said() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard().with(Autonomy.ASK), workspace);
        var person = run.answering(false, "not there");

        // When
        var answer = run.toolbox().call(ask("c1", "write_files", ALLOWED));

        // Then
        person.join();
        assertThat(answer.text()).contains("a person said no: not there");
        assertThat(workspace.resolve("src/test")).doesNotExist();
    }

    @Test
    void long_output_is_cut_in_the_middle() throws Exception {
        // Given
        var run = TestRun.begin(Setup.standard(), workspace);
        Files.writeString(workspace.resolve("long"), "a".repeat(50_000) + "end");

        // When
        var answer = run.toolbox().call(ask("c1", "read_files", "{\"path\":\"long\"}"));

        // Then
        assertThat(answer.text())
                .hasSizeLessThan(4200)
                .contains("bytes left out")
                .endsWith("end");
    }
}
