package dev.signalbox.engine.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.CaseFile;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.TestHistory;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Finding;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.gate.GateJudge;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Real builds that were made to leave a frozen test out instead of passing it. Every file of the tests is as it was,
/// and every test that still runs passes.
final class SwitchedOffTest {
    private static final Gate GREEN = Bench.gate(
            Bench.check("all_tests_pass", Json.obj()),
            Bench.check("no_skipped_tests", Json.obj()),
            Bench.check("frozen_tests_unchanged", Json.obj()));

    @Test
    void a_pom_that_excludes_a_frozen_test_does_not_pass() throws Exception {
        // Given
        var test = "src/test/java/shop/NewTest.java";
        try (var bench = Bench.ofExample("java-basket")) {
            var workspace = bench.workspace(Profiles.MAVEN);
            var provisioned = bench.provisioner().provide(workspace, bench.repository, Profiles.MAVEN, _ -> {});
            var run = new Judging(bench, workspace, Profiles.MAVEN, provisioned.provisions(), test);
            Bench.write(workspace.tree().resolve(test), """
                    package shop;
                    import static org.junit.jupiter.api.Assertions.assertEquals;
                    class NewTest {
                        @org.junit.jupiter.api.Test void answers() { assertEquals(42, new Answer().get()); }
                    }
                    """);
            var history =
                    run.frozen(TestHistory.NONE.beginning(provisioned.baseline().result()));
            Bench.write(
                    workspace.tree().resolve("src/main/java/shop/Answer.java"),
                    "package shop;\nclass Answer { int get() { return 0; } }\n");
            replace(
                    workspace,
                    "pom.xml",
                    "</argLine>",
                    "</argLine><excludes><exclude>**/NewTest.java</exclude></excludes>");

            // When
            var blockers = run.blockers(history);

            // Then
            assertThat(blockers)
                    .extracting(Finding::check, Finding::message)
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(
                            "frozen_tests_unchanged", "no test of the frozen file %s passed".formatted(test)));
        }
    }

    @Test
    void a_setting_that_deselects_a_frozen_test_does_not_pass() throws Exception {
        // Given
        var test = "tests/test_new.py";
        try (var bench = Bench.ofExample("python-slug")) {
            var workspace = bench.workspace(Profiles.PYTHON);
            var run = new Judging(bench, workspace, Profiles.PYTHON, Note.none(workspace), test);
            Bench.write(workspace.tree().resolve(test), """
                    import slug

                    def test_one():
                        assert slug.slugify('a') == 'a'

                    def test_two():
                        assert slug.shout('a') == 'A'
                    """);
            var history = run.frozen(TestHistory.NONE);
            replace(
                    workspace,
                    "pyproject.toml",
                    "testpaths =",
                    "addopts = \"--deselect tests/test_new.py::test_two\"\ntestpaths =");

            // When
            var blockers = run.blockers(history);

            // Then
            assertThat(blockers)
                    .extracting(Finding::message)
                    .containsExactly("frozen test tests.test_new#test_two passed 0 times,"
                            + " and was seen 1 times when it was frozen");
        }
    }

    private static void replace(Workspace workspace, String path, String old, String fresh) throws IOException {
        var file = workspace.tree().resolve(path);
        var text = Files.readString(file);
        assertThat(text).contains(old);
        Bench.write(file, text.replace(old, fresh));
    }

    /// One run's gates, over what is gathered from its workspace.
    private record Judging(Bench bench, Workspace workspace, Profile profile, Provisions provisions, String test) {

        /// The history of the tests after a red run that froze them.
        TestHistory frozen(TestHistory before) throws InterruptedException {
            var seen = gather(Bench.gate(Bench.check("tests_are_failing", Json.obj())), Map.of());
            assertThat(GateJudge.judge(
                                    Bench.gate(Bench.check("tests_are_failing", Json.obj())),
                                    file(seen, Map.of(), before))
                            .blockers())
                    .isEmpty();
            var tests = seen.stream()
                    .filter(Evidence.Tests.class::isInstance)
                    .map(Evidence.Tests.class::cast)
                    .findFirst()
                    .orElseThrow();
            return before.then(tests.result()).freezing();
        }

        List<Finding> blockers(TestHistory history) throws InterruptedException {
            var frozen = workspace.at(workspace.head()).digests(test::equals);
            return GateJudge.judge(GREEN, file(gather(GREEN, frozen), frozen, history))
                    .blockers();
        }

        private List<Evidence> gather(Gate gate, Map<String, String> frozen) throws InterruptedException {
            var commit = workspace.commit("work").commit();
            return bench.gatherer()
                    .gather(
                            workspace,
                            provisions,
                            new Inquiry(gate, commit, profile, List.of(artifact()), frozen, Map.of()));
        }

        private CaseFile file(List<Evidence> seen, Map<String, String> frozen, TestHistory history) {
            return new CaseFile(List.of(artifact()), List.of(), seen, frozen, history, profile.testPatterns());
        }

        private Artifact artifact() {
            var file = Json.obj().with("path", Json.of(test)).with("covers", Json.strings(List.of("AC1")));
            return Bench.artifact("tests", Json.obj().with("test_files", new Json.Arr(List.of(file))));
        }
    }
}
