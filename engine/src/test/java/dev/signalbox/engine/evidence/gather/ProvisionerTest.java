package dev.signalbox.engine.evidence.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.evidence.gather.Provisioned.How;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestResult;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ProvisionerTest {
    private static final String TEST = """
            [ -f "$HOME/.thing/lib" ] || { echo 'lib is missing'; exit 1; }
            name=$(cat "$HOME/.thing/lib")
            echo poison > "$HOME/.thing/lib"
            [ -f node_modules/dep ] && name="$name with dep"
            echo "<testsuite><testcase classname='c' name='$name'/></testsuite>" > report.xml
            """;
    private static final String PREPARE =
            "mkdir -p node_modules; echo dep > node_modules/dep; echo fetched > \"$HOME/.thing/lib\"";

    private Bench bench;

    @BeforeEach
    void open() {
        bench = Bench.open().with("a", "a");
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void what_the_user_has_already_is_used_and_not_changed() throws Exception {
        // Given
        var profile = Profiles.shell(TEST, "exit 1");
        var workspace = bench.workspace(profile);
        Bench.write(bench.root.resolve("home/.thing/lib"), "mine\n");
        Bench.write(bench.root.resolve("home/.secret"), "s3cret\n");
        var provisioner = provisioner();

        // When
        var first = provisioner.provide(workspace, bench.repository, profile, _ -> {});
        var again =
                new TestRun(bench.sandbox, Bench.TIME).run(workspace, workspace.base(), profile, first.provisions());

        // Then
        assertThat(first.how()).isEqualTo(How.OFFLINE);
        assertThat(names(first.baseline().result())).containsExactly("mine");
        assertThat(names(again.result())).containsExactly("mine");
        assertThat(bench.root.resolve("home/.thing/lib")).hasContent("mine");
    }

    @Test
    void what_is_missing_is_fetched_once_for_the_repository_and_kept_for_every_box() throws Exception {
        // Given
        var profile = Profiles.shell(TEST, PREPARE);
        var workspace = bench.workspace(profile);
        var heard = new ArrayList<String>();

        // When
        var provisioned = provisioner().provide(workspace, bench.repository, profile, heard::add);

        // Then
        assertThat(provisioned.how()).as(provisioned.toString()).isEqualTo(How.PREPARED);
        assertThat(names(provisioned.baseline().result())).containsExactly("fetched with dep");
        assertThat(heard).hasSize(2);
        assertThat(provisioner().recall(workspace)).contains(provisioned.provisions());
        var other = bench.workspace(profile);
        var later = provisioner().provide(other, bench.repository, profile, _ -> {});
        assertThat(later.how()).isEqualTo(How.OFFLINE);
        assertThat(names(later.baseline().result())).containsExactly("fetched");
        try (var tree = Files.list(workspace.tree().resolve("node_modules"))) {
            assertThat(tree).isEmpty();
        }
        assertThat(workspace.commit("nothing").commit()).isEqualTo(workspace.base());
    }

    @Test
    void a_failed_preparation_says_how_it_ended() throws Exception {
        // Given
        var profile = Profiles.shell(TEST, "echo 'no such registry' >&2; exit 7");
        var workspace = bench.workspace(profile);

        // When
        var provisioned = provisioner().provide(workspace, bench.repository, profile, _ -> {});

        // Then
        assertThat(provisioned.how()).isEqualTo(How.NOT_RUNNABLE);
        assertThat(provisioned.detail()).contains("exit code 7", "no such registry");
        assertThat(provisioned.baseline().result())
                .isInstanceOfSatisfying(
                        TestResult.Unknown.class,
                        unknown -> assertThat(unknown.why()).contains("lib is missing"));
    }

    @Test
    void a_project_without_tests_needs_no_preparation() throws Exception {
        // Given
        var profile = Profiles.shell("true", "exit 1");
        var workspace = bench.workspace(profile);

        // When
        var provisioned = provisioner().provide(workspace, bench.repository, profile, _ -> {});

        // Then
        assertThat(provisioned.how()).isEqualTo(How.OFFLINE);
    }

    @Test
    void settings_beside_a_cache_are_not_seen() throws Exception {
        // Given
        var maven = new dev.signalbox.kernel.workflow.Profile(
                "maven",
                List.of(),
                List.of(),
                """
                name=clean
                [ -e "$HOME/.m2/settings.xml" ] && name=settings
                [ -e "$HOME/.m2/repository/lib" ] || name=nothing
                echo "<testsuite><testcase classname='c' name='$name'/></testsuite>" > report.xml
                """,
                dev.signalbox.kernel.workflow.Profile.Report.JUNIT_XML,
                List.of("report.xml"),
                List.of(),
                List.of(),
                "",
                List.of(".m2"));
        var workspace = bench.workspace(maven);
        Bench.write(bench.root.resolve("home/.m2/settings.xml"), "<settings/>");
        Bench.write(bench.root.resolve("home/.m2/repository/lib"), "lib");

        // When
        var provisioned = provisioner().provide(workspace, bench.repository, maven, _ -> {});

        // Then
        assertThat(names(provisioned.baseline().result())).containsExactly("clean");
    }

    private Provisioner provisioner() {
        return new Provisioner(bench.sandbox, bench.settings().withHome(bench.root.resolve("home")));
    }

    private static List<String> names(TestResult result) {
        assertThat(result).isInstanceOf(TestResult.Ran.class);
        return ((TestResult.Ran) result).cases().stream().map(TestCase::name).toList();
    }
}
