package dev.signalbox.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signalbox.engine.sandbox.HostCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkCommandsTest {
    private static final Path EXAMPLE =
            Path.of("../examples/python-slug").toAbsolutePath().normalize();

    @TempDir
    Path directory;

    private Path repository;
    private Typed typed;

    @BeforeEach
    void layOut() throws IOException, InterruptedException {
        repository = directory.resolve("shop");
        copy(EXAMPLE.resolve("project"), repository);
        git("init", "-q", "-b", "main");
        git("add", "-A");
        git("-c", "user.name=Ada", "-c", "user.email=ada@example.org", "commit", "-q", "-m", "As it is");
        typed = Typed.in(directory).at(repository);
    }

    @Test
    void an_unknown_workflow_names_near_ones_and_starts_nothing() {
        // When
        var result = start("tddd");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("there is no workflow 'tddd'").contains("tdd");
        assertThat(typed.run("list").out()).doesNotContain("run-");
    }

    @Test
    void an_input_without_a_key_is_refused_before_anything_starts() {
        // When
        var result = start("tdd", "--input", "42");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("KEY=VALUE");
    }

    @Test
    void a_repository_that_cannot_be_worked_for_is_refused_before_a_run_is_made() throws IOException {
        // Given
        var bare = Files.createDirectory(directory.resolve("no repository"));

        // When
        var none = start("tdd", "--repo", bare.toString());
        var missing = start("tdd", "--repo", directory.resolve("nowhere").toString());

        // Then
        assertThat(List.of(none.exit(), missing.exit())).containsOnly(2);
        assertThat(none.err()).contains("is not a git repository").contains("git init");
        assertThat(missing.err()).contains("is not a directory");
        assertThat(typed.run("list").out()).isEmpty();
    }

    @Test
    void a_run_needs_to_be_told_what_is_to_be_done() {
        // When
        var result = typed.run("run", "tdd", "--model", "scripted:" + EXAMPLE.resolve("script.yaml"));

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("nothing says what is to be done");
    }

    @Test
    void a_run_that_has_used_up_its_budget_goes_on_with_more() throws InterruptedException {
        // Given
        canWork();
        var waiting = start("tdd", "--autonomy", "auto", "--turns", "2");
        var run = run(waiting);

        // When
        var tooLittle = typed.run("approve", run, "--turns", "1");
        var raised = typed.run("resume", run, "--turns", "300");

        // Then
        assertThat(waiting.exit()).as(waiting.out() + waiting.err()).isEqualTo(3);
        assertThat(waiting.out()).contains("signalbox approve %s budget-1 --turns N".formatted(run));
        assertThat(tooLittle.exit()).isEqualTo(2);
        assertThat(tooLittle.err()).contains("not more turns than the run has used");
        assertThat(raised.exit()).as(raised.out() + raised.err()).isZero();
        assertThat(typed.run("events", run).out()).contains("budget raised: 300 turns");
    }

    @Test
    void who_approves_a_used_up_budget_without_a_figure_gives_as_much_again() throws InterruptedException {
        // Given
        canWork();
        var run = run(start("tdd", "--autonomy", "auto", "--turns", "2"));

        // When
        var approved = typed.run("approve", run);

        // Then
        assertThat(approved.exit()).as(approved.err()).isZero();
        assertThat(typed.run("events", run).out()).contains("budget raised: 4 turns");
        assertThat(typed.run("status", run).out()).contains("nobody drives it");
    }

    @Test
    void settings_for_one_run_reach_it() throws InterruptedException {
        // Given
        canWork();

        // When
        var run = run(start(
                "tdd", "--turns", "1", "--set", "profile.test_command=python3 -m pytest -q", "--set", "mode=strict"));

        // Then
        assertThat(typed.run("events", run, "--json").out()).contains("\"test_command\":\"python3 -m pytest -q\"");
    }

    @Test
    void a_run_of_a_project_s_workflow_with_a_role_of_its_own_is_resumed_by_another_process()
            throws IOException, InterruptedException {
        // Given
        canWork();
        typed.run("init");
        var own = repository.resolve(".signalbox/workflows/example.yaml");
        Files.writeString(own, Files.readString(own).replace("implementer", "wizard"));
        Files.createDirectories(repository.resolve(".signalbox/roles"));
        Files.writeString(
                repository.resolve(".signalbox/roles/wizard.md"),
                "---\nname: wizard\ndescription: Works wonders.\n---\nWork a wonder.\n");
        var waiting = start("example", "--autonomy", "auto", "--turns", "1");

        // When
        var resumed = typed.run("resume", run(waiting), "--turns", "2");

        // Then
        assertThat(waiting.exit()).as(waiting.err()).isEqualTo(3);
        assertThat(resumed.exit()).as(resumed.err()).isEqualTo(3);
        assertThat(resumed.err()).doesNotContain("wizard");
    }

    @Test
    void a_run_works_for_the_whole_repository_when_it_is_started_below_its_top() throws IOException {
        // Given
        Files.createDirectories(repository.resolve(".signalbox"));
        Files.writeString(repository.resolve(".signalbox/config.yaml"), "budget: {turns: 7}\n");

        // When
        var shown = typed.at(repository.resolve("slug")).run("config", "show", "budget.turns");

        // Then
        assertThat(shown.out()).contains("budget.turns").contains("7");
    }

    @Test
    void an_unknown_run_is_named() {
        // Given
        start("tddd");

        // When
        var result = typed.run("approve", "run-nowhere");

        // Then
        assertThat(result.exit()).isEqualTo(2);
        assertThat(result.err()).contains("there is no run 'run-nowhere'");
    }

    @Test
    void a_run_goes_from_its_task_to_a_commit_in_the_repository() throws InterruptedException {
        // Given
        canWork();
        var before = git("rev-parse", "HEAD");

        // When
        var result = start("tdd", "--autonomy", "auto");

        // Then
        assertThat(result.exit()).as(result.out() + result.err()).isZero();
        var run = run(result);
        assertThat(result.out()).contains("run %s is completed".formatted(run));
        assertThat(git("rev-parse", "HEAD")).isEqualTo(before);

        // When
        var early = typed.run("approve", run);
        var merged = typed.run("merge", run);

        // Then
        assertThat(early.exit()).isEqualTo(1);
        assertThat(early.err()).contains("waits for nobody");
        assertThat(merged.exit()).as(merged.err()).isZero();
        assertThat(git("rev-parse", "HEAD")).isNotEqualTo(before);
        assertThat(typed.run("merge", run).out()).contains("has it already");
        assertThat(typed.run("events", run).out()).contains("merged");
    }

    @Test
    void where_nobody_can_be_asked_a_run_waits_until_it_is_answered_and_resumed() throws InterruptedException {
        // Given
        canWork();

        // When
        var waiting = start("tdd", "--autonomy", "guarded");

        // Then
        assertThat(waiting.exit()).as(waiting.out() + waiting.err()).isEqualTo(3);
        var run = run(waiting);
        assertThat(waiting.out()).contains("signalbox approve " + run);

        // When
        var approved = typed.run("approve", run, "--comment", "go on");
        var cancelled = typed.run("cancel", run);

        // Then
        assertThat(approved.exit()).as(approved.err()).isZero();
        assertThat(approved.out()).contains("signalbox resume " + run);
        assertThat(cancelled.out()).contains("is cancelled");
        assertThat(typed.run("resume", run).exit()).isEqualTo(1);
        assertThat(typed.run("merge", run).exit()).isEqualTo(1);
        assertThat(typed.run("pause", run).err()).contains("cannot be paused");
    }

    @Test
    void evidence_verifies_until_a_statement_is_cut_off_the_end() throws IOException, InterruptedException {
        // Given
        canWork();
        var run = run(start("tdd", "--autonomy", "auto"));
        var whole = typed.run("evidence", "verify", run);
        var files = directory.resolve("data/runs").resolve(run).resolve("evidence");
        try (var entries = Files.list(files)) {
            Files.delete(entries.filter(file -> file.toString().endsWith("-run.json"))
                    .findFirst()
                    .orElseThrow());
        }

        // When
        var cut = typed.run("evidence", "verify", run);

        // Then
        assertThat(whole.exit()).as(whole.out() + whole.err()).isZero();
        assertThat(cut.exit()).isEqualTo(1);
        assertThat(cut.out()).contains("not the one that the commit names");
    }

    @Test
    void init_lays_out_what_can_be_read_and_overwrites_nothing() throws IOException {
        // When
        var first = typed.run("init");
        var settings = repository.resolve(".signalbox/config.yaml");

        // Then
        assertThat(first.exit()).as(first.err()).isZero();
        assertThat(first.out()).contains("profile python");
        assertThat(typed.run(
                                "workflow",
                                "validate",
                                repository
                                        .resolve(".signalbox/workflows/example.yaml")
                                        .toString())
                        .exit())
                .isZero();
        assertThat(typed.run("config", "show").exit()).isZero();

        // Given
        Files.writeString(
                settings,
                Files.readString(settings).replaceAll("(?m)^#(?! )", "").replaceAll("(?m)^#(?=  )", ""));

        // When
        var uncommented = typed.run("config", "show", "profile.name");
        var again = typed.run("init");

        // Then
        assertThat(uncommented.exit()).as(uncommented.err()).isZero();
        assertThat(uncommented.out()).contains("maven");
        assertThat(again.out()).contains("kept");
        assertThat(Files.readString(settings)).contains("\nmode: strict");
    }

    private Typed.Result start(String workflow, String... more) {
        var words = new java.util.ArrayList<>(List.of("run", workflow, "Limit the length of slugs"));
        words.addAll(List.of("--model", "scripted:" + EXAMPLE.resolve("script.yaml")));
        words.addAll(List.of(more));
        return typed.run(words.toArray(String[]::new));
    }

    private static String run(Typed.Result result) {
        var matcher = Pattern.compile("run (run-[a-z0-9]+) is").matcher(result.out());
        assertThat(matcher.find()).as(result.out()).isTrue();
        return matcher.group(1);
    }

    private static void canWork() throws InterruptedException {
        for (var tool : List.of("bwrap --version", "python3 -m pytest --version")) {
            var answer = HostCommand.of(Path.of("/"), List.of("sh", "-c", tool)).run();
            assumeTrue(answer.succeeded(), "not on this machine: " + tool);
        }
    }

    private String git(String... words) throws InterruptedException {
        var command = new java.util.ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        var result = HostCommand.of(repository, command).run();
        assertThat(result.succeeded()).as(result.stderr().text()).isTrue();
        return result.stdout().text().strip();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                var target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }
}
