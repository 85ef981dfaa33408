package dev.signalbox.kernel.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.shell.ShellText;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.ToolRules;
import java.util.List;
import org.junit.jupiter.api.Test;

final class PhasePolicyTest {
    private static final Profile PROFILE = new Profile(
            "python",
            List.of("pyproject.toml"),
            List.of("tests/**", "**/test_*.py"),
            "python -m pytest",
            Profile.Report.JUNIT_XML,
            List.of(),
            List.of(),
            List.of("python -m pytest"),
            "",
            List.of());

    private static final PhasePolicy TDD = policy(new ToolRules(
            List.of("read_files", "write_files", "web_fetch", "bash", "github.*", "git_commit"),
            List.of("git_commit", "github.delete*"),
            List.of("{tests}"),
            List.of("tests/golden/**"),
            List.of(),
            List.of("docs.example.org", "*.python.org"),
            new ToolRules.Limits(60, 1000, 1000)));

    private static PhasePolicy policy(ToolRules rules) {
        return PhasePolicy.of(
                new Phase("TDD", "Tests", "", "tester", List.of(), List.of(), rules, List.of(), "", 3),
                PROFILE,
                Unruled.ASK);
    }

    private static Verdict decide(String tool, Action action) {
        return TDD.decide(new ToolRequest(tool, action));
    }

    private static Verdict write(String path) {
        return decide("write_files", new Action.Write(new ResolvedPath.Inside(path, path), 10));
    }

    private static void assertDenied(Verdict verdict, String reason, String allowed) {
        assertThat(verdict).isInstanceOfSatisfying(Verdict.Denied.class, denial -> {
            assertThat(denial.reasons()).anyMatch(one -> one.contains(reason));
            assertThat(denial.allowed()).anyMatch(one -> one.contains(allowed));
        });
    }

    @Test
    void a_tool_of_the_phase_is_allowed() {
        assertThat(decide("read_files", Action.Plain.ONLY)).isEqualTo(Verdict.Allowed.YES);
        assertThat(decide("github.list", Action.Plain.ONLY)).isEqualTo(Verdict.Allowed.YES);
    }

    @Test
    void a_denied_tool_names_what_is_allowed() {
        assertThat(decide("edit_files", Action.Plain.ONLY))
                .isEqualTo(new Verdict.Denied(
                        List.of("edit_files is not among the tools of phase TDD"),
                        List.of("bash", "github.*", "read_files", "web_fetch", "write_files")));
    }

    @Test
    void a_forbidden_tool_is_denied_though_it_is_allowed_too() {
        assertDenied(decide("git_commit", Action.Plain.ONLY), "forbidden in phase TDD", "bash");
        assertDenied(decide("github.delete_repo", Action.Plain.ONLY), "forbidden in phase TDD", "bash");
    }

    @Test
    void tests_of_the_profile_may_be_written() {
        assertThat(write("tests/test_a.py")).isEqualTo(Verdict.Allowed.YES);
        assertThat(write("pkg/test_b.py")).isEqualTo(Verdict.Allowed.YES);
    }

    @Test
    void other_paths_may_not_be_written_and_the_denial_says_which_may() {
        assertDenied(write("src/app.py"), "src/app.py is not among the writable paths", "**/test_*.py");
        assertDenied(write("tests/golden/a"), "protected by 'tests/golden/**'", "tests/**");
    }

    @Test
    void what_is_never_writable_stays_so_in_a_phase_that_writes_everything() {
        var all = policy(new ToolRules(
                List.of("write_files"),
                List.of(),
                List.of("**"),
                List.of(),
                List.of(),
                List.of(),
                ToolRules.Limits.DEFAULT));

        for (var path : List.of(
                ".git/hooks/pre-commit",
                ".git/config",
                "sub/.git/config",
                ".git",
                ".signalbox/config.yaml",
                ".claude/settings.json",
                "pkg/.mcp.json",
                ".env",
                "web/.env.production",
                "keys/id_rsa")) {
            var request = new ToolRequest("write_files", new Action.Write(new ResolvedPath.Inside(path, path), 1));
            assertThat(all.decide(request)).as(path).isInstanceOf(Verdict.Denied.class);
            assertThat(all.paths().permits(path)).as(path).isFalse();
        }
        assertThat(all.paths().permits(".gitignore")).isTrue();
        assertThat(all.paths().permits(".env.example")).isTrue();
        assertThat(all.paths().permits("src/environment.ts")).isTrue();
    }

    @Test
    void a_path_that_leads_out_of_the_workspace_is_denied() {
        var link = new ResolvedPath.Outside("tests/link", "/etc/passwd");

        assertDenied(decide("write_files", new Action.Write(link, 1)), "tests/link leads to /etc/passwd", "tests/**");
        assertDenied(decide("read_files", new Action.Read(List.of(link))), "leads to /etc/passwd", "workspace");
    }

    @Test
    void a_write_has_a_limit() {
        var large = new Action.Write(new ResolvedPath.Inside("tests/a", "tests/a"), 1001);

        assertDenied(decide("write_files", large), "1001 bytes are more than the limit of 1000", "tests/**");
    }

    @Test
    void only_named_hosts_may_be_reached() {
        assertThat(decide("web_fetch", new Action.Fetch("docs.example.org"))).isEqualTo(Verdict.Allowed.YES);
        assertThat(decide("web_fetch", new Action.Fetch("docs.python.org"))).isEqualTo(Verdict.Allowed.YES);
        assertDenied(decide("web_fetch", new Action.Fetch("example.org")), "example.org", "*.python.org");
        assertDenied(decide("web_fetch", new Action.Fetch("evilpython.org")), "evilpython.org", "*.python.org");
    }

    @Test
    void a_command_that_does_not_parse_is_denied_with_its_place() {
        var command = new Action.Shell(
                new ShellText.Unparsable("a quote is not closed", 4), new ResolvedPath.Inside(".", ""), "/workspace");

        assertDenied(decide("bash", command), "at character 5: a quote is not closed", "build and test");
    }

    @Test
    void a_command_that_starts_outside_of_the_workspace_is_denied() {
        var command = new Action.Shell(
                new ShellText.Parsed(List.of(), List.of()), new ResolvedPath.Outside("/etc", "/etc"), "/workspace");

        assertDenied(decide("bash", command), "outside of the workspace", "build and test");
    }

    @Test
    void an_opaque_place_condemns_the_whole_command() {
        var command = new Action.Shell(
                new ShellText.Parsed(List.of(), List.of(new ShellText.Opaque("eval $x", "not known", 0))),
                new ResolvedPath.Inside(".", ""),
                "/workspace");

        assertDenied(decide("bash", command), "eval $x: not known", "build and test");
    }

    @Test
    void the_compiled_paths_show_their_patterns() {
        assertThat(TDD.paths().writable()).containsExactly("tests/**", "**/test_*.py");
        assertThat(TDD.paths().protectedPaths()).contains("tests/golden/**", "**/.git/**");
    }
}
