package dev.signalbox.engine.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class BoxRunTest {

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

    @Test
    void a_command_gives_back_its_output_and_exit_code() throws Exception {
        // Given
        BoxSpec spec = BoxSpec.bash(workspaces.maven(), WriteRules.readOnly(), "echo out; echo err >&2; exit 3");

        // When
        Outcome outcome = sandbox.run(spec, OutputSink.none());

        // Then
        assertThat(outcome.ending()).isEqualTo(Outcome.Ending.EXITED);
        assertThat(outcome.exitCode()).isEqualTo(3);
        assertThat(outcome.stdout().text()).isEqualTo("out\n");
        assertThat(outcome.stderr().text()).isEqualTo("err\n");
    }

    @Test
    void a_command_sees_only_the_environment_it_was_given() throws Exception {
        // Given
        BoxSpec spec = BoxSpec.of(workspaces.maven(), WriteRules.readOnly(), List.of("/usr/bin/env"))
                .withEnvironment(Map.of("PHASE", "TDD", "QUOTED", "a 'b' \"c\" $d"));

        // When
        Outcome outcome = sandbox.run(spec, OutputSink.none());

        // Then
        assertThat(outcome.stdout().text().lines().map(line -> line.replaceFirst("=.*", "")))
                .containsExactlyInAnyOrder(
                        "PHASE",
                        "QUOTED",
                        "PATH",
                        "HOME",
                        "USER",
                        "LOGNAME",
                        "SHELL",
                        "TMPDIR",
                        "LANG",
                        "TERM",
                        "PWD",
                        "GIT_OPTIONAL_LOCKS");
        assertThat(outcome.stdout().text()).contains("QUOTED=a 'b' \"c\" $d");
    }

    @Test
    void standard_input_reaches_the_command() throws Exception {
        // Given
        BoxSpec spec = BoxSpec.of(workspaces.maven(), WriteRules.readOnly(), List.of("/usr/bin/wc", "-c"))
                .withStdin(new BoxSpec.Input.Text("x".repeat(300_000)));

        // When
        Outcome outcome = sandbox.run(spec, OutputSink.none());

        // Then
        assertThat(outcome.stdout().text().strip()).isEqualTo("300000");
    }

    @Test
    void a_command_runs_in_the_directory_asked_for() throws Exception {
        // Given
        Path workspace = workspaces.maven();
        BoxSpec spec = BoxSpec.bash(workspace, WriteRules.readOnly(), "pwd").in(Path.of("src/main"));

        // When
        Outcome outcome = sandbox.run(spec, OutputSink.none());

        // Then
        assertThat(outcome.stdout().text().strip())
                .isEqualTo(workspace.resolve("src/main").toString());
    }

    @Test
    void a_command_that_takes_too_long_is_killed_with_its_children() throws Exception {
        // Given
        BoxSpec spec = BoxSpec.bash(
                        workspaces.maven(), WriteRules.readOnly(), "(sleep 543 & setsid sleep 543 &); sleep 543")
                .withLimits(Limits.standard().withWallTime(Duration.ofMillis(500)));

        // When
        Outcome outcome = sandbox.run(spec, OutputSink.none());

        // Then
        assertThat(outcome.ending()).isEqualTo(Outcome.Ending.TIMED_OUT);
        assertThat(outcome.exitCode()).isEqualTo(124);
        assertThat(outcome.duration()).isLessThan(Duration.ofSeconds(5));
        assertThat(Survivors.withArgument("543")).isEmpty();
    }

    @Test
    void a_live_box_is_talked_to_while_it_runs() throws Exception {
        // Given
        BoxSpec spec = BoxSpec.bash(workspaces.maven(), WriteRules.readOnly(), "read a; echo got $a")
                .withStdin(new BoxSpec.Input.Live());

        // When
        Outcome outcome;
        try (Box box = sandbox.start(spec, OutputSink.none())) {
            box.stdin().write("hello\n".getBytes(UTF_8));
            box.stdin().flush();
            outcome = box.await();
        }

        // Then
        assertThat(outcome.stdout().text()).isEqualTo("got hello\n");
    }
}
