package dev.signalbox.engine.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.Evidence.Hit;
import dev.signalbox.kernel.artifact.Evidence.Hits;
import dev.signalbox.kernel.artifact.Evidence.Observation;
import dev.signalbox.kernel.artifact.Evidence.Unverifiable;
import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Profile;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class EvidenceGathererTest {
    private static final Profile PROFILE =
            Profiles.shell("echo '<testsuite><testcase classname=\"c\" name=\"n\"/></testsuite>' > report.xml");

    private Bench bench;
    private Workspace workspace;

    @BeforeEach
    void prepare() {
        bench = Bench.open()
                .with("src/a.sh", "echo a\n# TODO later\n")
                .with("tests/t.sh", "echo t\n")
                .with("logo.bin", "TODO\0TODO");
        workspace = bench.workspace(PROFILE);
    }

    @AfterEach
    void clean() {
        bench.close();
    }

    @Test
    void tests_changes_and_digests_speak_of_the_same_commit() throws Exception {
        // Given
        write("src/b.sh", "echo b\n");
        var gate = new CheckSpec[] {check("tests_are_failing"), check("frozen_tests_unchanged")};

        // When
        var evidence = gather(Map.of("src/a.sh", "0".repeat(64)), List.of(), gate);

        // Then
        assertThat(evidence).hasSize(3);
        assertThat(evidence.get(0))
                .isInstanceOfSatisfying(
                        Evidence.Tests.class,
                        tests -> assertThat(tests.commit()).isEqualTo(workspace.head()));
        assertThat(evidence.get(1))
                .isEqualTo(new Evidence.Changes(
                        workspace.base(), List.of(new FileChange("src/b.sh", FileChange.Kind.ADDED, 1, 0))));
        assertThat(evidence.get(2))
                .isInstanceOfSatisfying(
                        Evidence.Digests.class,
                        digests -> assertThat(digests.files()).containsOnlyKeys("src/a.sh", "tests/t.sh"));
    }

    @Test
    void a_file_that_a_worker_names_as_its_test_is_digested_too() throws Exception {
        // Given
        write("odd/place.sh", "true\n");
        var tests = Json.obj()
                .with("test_files", new Json.Arr(List.of(Json.obj().with("path", Json.of("./odd/place.sh")))));

        // When
        var evidence =
                gather(Map.of(), List.of(Bench.artifact("tests", tests)), check("tests_exist_for_acceptance_criteria"));

        // Then
        assertThat(evidence)
                .singleElement()
                .isInstanceOfSatisfying(
                        Evidence.Digests.class,
                        digests -> assertThat(digests.files()).containsOnlyKeys("odd/place.sh", "tests/t.sh"));
    }

    @Test
    void a_pattern_is_looked_for_everywhere_or_in_added_lines_of_some_files() throws Exception {
        // Given
        write("src/b.sh", "one\nTODO now\n");
        write("tests/t.sh", "echo t\nTODO test\n");
        var everywhere = Bench.check("no_pattern", Json.obj().with("pattern", Json.of("TODO")));
        var added = Bench.check(
                "no_pattern",
                Json.obj()
                        .with("pattern", Json.of("TODO"))
                        .with("paths", Json.strings(List.of("{tests}")))
                        .with("added_only", Json.of(true)));

        // When
        var evidence = gather(Map.of(), List.of(), everywhere, added);

        // Then
        assertThat(evidence)
                .containsExactly(
                        new Hits(
                                everywhere.subject(),
                                List.of(
                                        new Hit("src/a.sh", 2, "# TODO later"),
                                        new Hit("src/b.sh", 2, "TODO now"),
                                        new Hit("tests/t.sh", 2, "TODO test"))),
                        new Hits(added.subject(), List.of(new Hit("tests/t.sh", 2, "TODO test"))));
    }

    @Test
    void code_in_a_comment_is_found_where_the_run_added_it() throws Exception {
        // Given
        write("src/B.java", "class B {\n    // int old = 1;\n    // A sentence about it.\n}\n");

        // When
        var evidence = gather(Map.of(), List.of(), check("no_commented_out_code"));

        // Then
        assertThat(evidence)
                .containsExactly(
                        new Hits("no_commented_out_code", List.of(new Hit("src/B.java", 2, "    // int old = 1;"))));
    }

    @Test
    void a_pattern_that_takes_too_long_is_unverifiable_and_keeps_nothing_else_back() throws Exception {
        // Given
        write("src/b.sh", "a".repeat(5000) + "!\n");
        var slow = Bench.check("no_pattern", Json.obj().with("pattern", Json.of("(a+)+$")));
        var files = Bench.check("file_exists", Json.obj().with("paths", Json.strings(List.of("src/*.sh"))));

        // When
        var evidence = gather(Map.of(), List.of(), slow, files);

        // Then
        assertThat(evidence.get(0))
                .isInstanceOfSatisfying(
                        Unverifiable.class,
                        why -> assertThat(why.why()).contains("takes too long on line 1 of src/b.sh"));
        assertThat(evidence.get(1)).isEqualTo(new Observation(files.subject(), true, "all are there"));
    }

    @Test
    void a_command_runs_on_a_clean_copy_and_is_judged_by_exit_code_and_output() throws Exception {
        // Given
        var good = command("cat src/a.sh; touch src/x", 0, "echo a");
        var bad = command("echo no; exit 3", 0, "yes");

        // When
        var evidence = gather(Map.of(), List.of(), good, bad);

        // Then
        assertThat(evidence.get(0)).isInstanceOfSatisfying(Observation.class, seen -> {
            assertThat(seen.holds()).isTrue();
            assertThat(seen.subject()).isEqualTo(good.subject());
        });
        assertThat(evidence.get(1)).isInstanceOfSatisfying(Observation.class, seen -> {
            assertThat(seen.holds()).isFalse();
            assertThat(seen.detail()).contains("exit code 3 (expected 0)", "lacks 'yes'", "no");
        });
        assertThat(workspace.tree().resolve("src/x")).doesNotExist();
    }

    @Test
    void a_command_that_does_not_end_is_unverifiable() throws Exception {
        // Given
        var endless = Bench.check(
                "command", Json.obj().with("run", Json.of("sleep 60")).with("timeout", Json.of(1)));

        // When
        var evidence = gather(Map.of(), List.of(), endless);

        // Then
        assertThat(evidence)
                .singleElement()
                .isInstanceOfSatisfying(
                        Unverifiable.class, why -> assertThat(why.why()).contains("did not end within 1 seconds"));
    }

    @Test
    void a_missing_file_and_a_broken_schema_are_told() throws Exception {
        // Given
        var files = Bench.check("file_exists", Json.obj().with("paths", Json.strings(List.of("src/*", "docs/**"))));
        var schema = Bench.check(
                "json_schema", Json.obj().with("artifact", Json.of("plan")).with("schema", Json.of("short")));
        var plan = Bench.artifact("plan", Json.obj().with("title", Json.of("too long a title")));

        // When
        var evidence = gather(Map.of(), List.of(plan), files, schema);

        // Then
        assertThat(evidence.get(0)).isEqualTo(new Observation(files.subject(), false, "no file matches docs/**"));
        assertThat(evidence.get(1)).isInstanceOfSatisfying(Observation.class, seen -> {
            assertThat(seen.holds()).isFalse();
            assertThat(seen.detail()).startsWith("/title: ");
        });
    }

    @Test
    void an_expression_sees_artifacts_tests_changes_and_inputs() throws Exception {
        // Given
        write("src/b.sh", "echo b\n");
        var expression = expression("artifacts.plan.title == 'T' && evidence.tests.passed == 1"
                + " && evidence.changes.files.all(f, f.path.startsWith('src/')) && inputs.kind == 'x'");
        var plan = Bench.artifact("plan", Json.obj().with("title", Json.of("T")));

        // When
        var evidence = gather(Map.of(), List.of(plan), expression);

        // Then
        assertThat(evidence).hasSize(3);
        assertThat(evidence.getLast())
                .isInstanceOfSatisfying(
                        Observation.class, seen -> assertThat(seen.holds()).isTrue());
    }

    @Test
    void an_expression_over_what_is_not_there_is_unverifiable() throws Exception {
        // Given
        var expression = expression("artifacts.nothing.at == 'all'");

        // When
        var evidence = gather(Map.of(), List.of(), expression);

        // Then
        assertThat(evidence).singleElement().isInstanceOf(Unverifiable.class);
    }

    private List<Evidence> gather(Map<String, String> frozen, List<Artifact> artifacts, CheckSpec... checks)
            throws InterruptedException {
        var commit = workspace.commit("work").commit();
        return bench.gatherer()
                .gather(
                        workspace,
                        Note.none(workspace),
                        new Inquiry(Bench.gate(checks), commit, PROFILE, artifacts, frozen, Map.of("kind", "x")));
    }

    private void write(String path, String text) {
        Bench.write(workspace.tree().resolve(path), text);
    }

    private static CheckSpec check(String name) {
        return Bench.check(name, Json.obj());
    }

    private static CheckSpec expression(String cel) {
        return Bench.check("expression", Json.obj().with("expression", Json.of(cel)));
    }

    private static CheckSpec command(String run, int exit, String output) {
        return Bench.check(
                "command",
                Json.obj()
                        .with("run", Json.of(run))
                        .with("expect", Json.of(exit))
                        .with("expect_output", Json.of(output)));
    }
}
