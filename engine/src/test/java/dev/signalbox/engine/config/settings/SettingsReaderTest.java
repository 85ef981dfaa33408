package dev.signalbox.engine.config.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.settings.Settings.Shown;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.event.Autonomy;
import dev.signalbox.kernel.event.Budget;
import dev.signalbox.kernel.workflow.Enforcement.Mode;
import dev.signalbox.kernel.workflow.Profile;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SettingsReaderTest {
    @TempDir
    Path directory;

    @Test
    void without_a_word_from_anybody_defaults_hold() {
        // When
        var settings = sound(read(Map.of()));

        // Then
        assertThat(settings.autonomy()).isEqualTo(Autonomy.GUARDED);
        assertThat(settings.mode()).isEmpty();
        assertThat(settings.budget()).isEqualTo(Budget.DEFAULT);
        assertThat(settings.box().mode()).isEqualTo("strict");
        assertThat(settings.model()).isEmpty();
        assertThat(settings.all())
                .allSatisfy(shown -> assertThat(shown.origin()).hasToString("default"));
    }

    @Test
    void each_source_wins_over_the_one_before_and_every_value_says_where_it_came_from() throws IOException {
        // Given
        user("""
                model: anthropic/one
                budget:
                  turns: 100
                  dollars: 9
                  seconds: 7200
                """);
        project("""
                budget:
                  turns: 90
                  dollars: 8
                """);
        var environment = Map.of("SIGNALBOX_BUDGET_DOLLARS", "7", "SIGNALBOX_MODEL", "openai/two");

        // When
        var settings = sound(read(environment, "model=ollama/three"));

        // Then
        assertThat(settings.all())
                .filteredOn(
                        shown -> shown.key().startsWith("budget") || shown.key().equals("model"))
                .extracting(Shown::key, Shown::value, shown -> shown.origin().toString())
                .containsExactly(
                        tuple("budget.dollars", "7", "$SIGNALBOX_BUDGET_DOLLARS"),
                        tuple("budget.seconds", "7200", userFile() + ":5"),
                        tuple("budget.tokens", "0", "default"),
                        tuple("budget.turns", "90", projectFile() + ":2"),
                        tuple("model", "ollama/three", "--set model=ollama/three"));
        assertThat(settings.budget()).isEqualTo(new Budget(90, 0, 7_000_000, 7200));
    }

    @Test
    void every_problem_of_every_source_is_reported_at_once() throws IOException {
        // Given
        user("""
                modle: x
                sandbox:
                  mode: strct
                  limits: many
                models: {antropic: {base_url: "https://x"}, openai: {api_key_env: sk-123}}
                budget: {dollars: -1, turns: lots}
                """);
        var environment = Map.of("SIGNALBOX_AUTONMY", "ask", "SIGNALBOX_MODE", "lax", "SIGNALBOX_HOME", "/x");

        // When
        var problems = faults(read(environment, "budget.dolars=5", "nonsense", "reviewers=[a"));

        // Then
        var file = userFile().toString();
        assertThat(problems)
                .extracting(problem -> problem.toString().replace(file, "config.yaml"))
                .containsExactly(
                        "config.yaml:1:1: there is no setting 'modle' (did you mean mode or model?)",
                        "config.yaml:3:9: 'sandbox.mode' is one of none, landlock, bubblewrap, strict, here is the text 'strct' (did you mean strict?)",
                        "config.yaml:4:3: 'sandbox.limits' is a group of settings, here is the text 'many' (write one of: seconds, memory_mb, processes, open_files, file_mb, tmp_mb, disk_mb, output_kb)",
                        "config.yaml:5:10: there is no setting 'models.antropic' (did you mean anthropic?)",
                        "config.yaml:5:67: 'models.openai.api_key_env' is the name of an environment variable, never a key itself, here is the text 'sk-123' (write the name of an environment variable, never a key itself)",
                        "config.yaml:6:19: 'budget.dollars' is a number from 0 on, here is the number -1 (write a number from 0 on)",
                        "config.yaml:6:30: 'budget.turns' is a whole number from 1 to 1099511627776, here is the text 'lots' (write a whole number from 1 to 1099511627776)",
                        "$SIGNALBOX_AUTONMY: no setting has this variable (did you mean SIGNALBOX_AUTONOMY?)",
                        "$SIGNALBOX_MODE: 'mode' is one of permissive, strict (use one of: permissive, strict)",
                        "--set budget.dolars=5: there is no setting 'budget.dolars' (did you mean budget.dollars?)",
                        "--set nonsense: is not of the form key=value (write --set budget.dollars=5)",
                        "--set reviewers=[a: 'reviewers' is a list of texts (write a list of texts)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "autonomy: auto|a project cannot loosen 'autonomy' from guarded to auto",
                "sandbox: {mode: none}|a project cannot set 'sandbox.mode'",
                "models: {openai: {base_url: 'https://evil.example'}}|a project cannot set 'models.openai.base_url'",
                "models: {openai: {api_key_env: AWS_SECRET}}|a project cannot set 'models.openai.api_key_env'",
                "model: scripted:yes.yaml|a project cannot set 'model'",
                "prices: {x: {input: 0}}|a project cannot set 'prices.x.input'",
                "network: {hosts: [evil.example]}|a project cannot set 'network.hosts'",
                "profile: {prepare: 'curl evil.example'}|a project cannot set 'profile.prepare'",
                "profile: {build_commands: [curl]}|a project cannot set 'profile.build_commands'",
                "profile: {caches: [.ssh]}|a project cannot set 'profile.caches'",
                "workspace: {dir: /etc}|a project cannot set 'workspace.dir'",
                "reviewers: []|a project cannot set 'reviewers'",
                "budget: {dollars: 100}|a project cannot loosen 'budget.dollars' from 5 to 100",
                "budget: {dollars: 0}|a project cannot loosen 'budget.dollars' from 5 to 0",
                "sandbox: {limits: {memory_mb: 8000}}|a project cannot loosen 'sandbox.limits.memory_mb' from 4096 to 8000",
                "mode: permissive|a project cannot loosen 'mode' from strict to permissive"
            })
    void a_project_cannot_loosen_what_holds_without_it(String settings, String message) throws IOException {
        // Given
        user("budget: {dollars: 5}\nmode: strict\n");
        project(settings);

        // When
        var problems = faults(read(Map.of()));

        // Then
        assertThat(problems).singleElement().satisfies(problem -> {
            assertThat(problem.message()).isEqualTo(message + ", since it comes with the repository");
            assertThat(problem.fix()).contains("set it in your own settings, with --set ");
            assertThat(problem.line()).isEqualTo(1);
        });
    }

    @Test
    void a_project_may_tighten_and_say_how_its_tests_run() throws IOException {
        // Given
        project("""
                autonomy: ask
                mode: strict
                budget: {tokens: 1000, turns: 10}
                sandbox: {limits: {memory_mb: 512}}
                profile:
                  name: python
                  test_command: python3 -m pytest unit
                  test_patterns: ["unit/**"]
                """);

        // When
        var settings = sound(read(Map.of()));

        // Then
        assertThat(settings.autonomy()).isEqualTo(Autonomy.ASK);
        assertThat(settings.mode()).contains(Mode.STRICT);
        assertThat(settings.budget()).isEqualTo(new Budget(10, 1000, 0, Budget.DEFAULT.seconds()));
        assertThat(settings.box().limits().memoryMb()).isEqualTo(512);
        assertThat(settings.profile().name()).contains("python");
        assertThat(settings.profile().testPatterns()).contains(List.of("unit/**"));
    }

    @Test
    void what_a_user_says_outside_the_project_may_loosen() throws IOException {
        // Given
        project("autonomy: ask\n");

        // When
        var settings = sound(read(Map.of("SIGNALBOX_SANDBOX_MODE", "none"), "autonomy=auto"));

        // Then
        assertThat(settings.autonomy()).isEqualTo(Autonomy.AUTO);
        assertThat(settings.box().mode()).isEqualTo("none");
    }

    @Test
    void a_file_wins_over_those_that_it_extends() throws IOException {
        // Given
        Files.writeString(directory.resolve("base.yaml"), "model: a/base\nbudget: {turns: 7, dollars: 3}\n");
        user("extends: ../base.yaml\nbudget:\n  turns: 8\n");

        // When
        var settings = sound(read(Map.of()));

        // Then
        assertThat(settings.model()).contains("a/base");
        assertThat(settings.budget()).isEqualTo(new Budget(8, 0, 3_000_000, Budget.DEFAULT.seconds()));
    }

    @Test
    void a_file_cannot_extend_itself_by_a_detour() throws IOException {
        // Given
        Files.createDirectories(userFile().getParent());
        Files.writeString(userFile().resolveSibling("b.yaml"), "extends: config.yaml\n");
        user("extends: b.yaml\n");

        // When
        var problems = faults(read(Map.of()));

        // Then
        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .isEqualTo("extends itself, or more than 20 files");
    }

    @Test
    void a_project_extends_only_files_of_its_repository() throws IOException {
        // Given
        Files.writeString(directory.resolve("outside.yaml"), "autonomy: ask\n");
        project("extends: ../../outside.yaml\n");

        // When
        var problems = faults(read(Map.of()));

        // Then
        assertThat(problems)
                .singleElement()
                .extracting(Problem::message)
                .asString()
                .contains("leads out of");
    }

    @Test
    void names_with_dots_are_quoted_and_lists_are_written_with_commas() {
        // When
        var settings = sound(read(
                Map.of("SIGNALBOX_MODELS_OPENAI_COMPATIBLE_BASE_URL", "http://me:pw@localhost:1/v1"),
                "prices.\"openai/gpt-4.1\".input=2",
                "prices.\"openai/gpt-4.1\".output=8.5",
                "network.hosts=a.example, b.example"));

        // Then
        assertThat(settings.prices())
                .isEqualTo(Map.of(
                        "openai/gpt-4.1",
                        new PriceChoice(
                                new BigDecimal(2), new BigDecimal("8.5"), new BigDecimal(2), new BigDecimal(2))));
        assertThat(settings.networkHosts()).containsExactly("a.example", "b.example");
        assertThat(settings.endpoints().get("openai-compatible"))
                .isEqualTo(new EndpointChoice(Optional.of("http://me:pw@localhost:1/v1"), Optional.empty()));
        assertThat(settings.all())
                .filteredOn(shown -> shown.key().contains("base_url"))
                .extracting(Shown::value)
                .containsExactly("http://***@localhost:1/v1");
    }

    @Test
    void what_settings_say_of_a_profile_is_put_over_it() throws IOException {
        // Given
        user("profile: {report: go_json, report_paths: [], prepare: make deps}\n");
        var profile = new Profile(
                "own",
                List.of("x"),
                List.of("t/**"),
                "run",
                Profile.Report.JUNIT_XML,
                List.of("r/*.xml"),
                List.of(),
                List.of(),
                "",
                List.of());

        // When
        var changed = sound(read(Map.of())).profile().over(profile);

        // Then
        assertThat(changed)
                .isEqualTo(new Profile(
                        "own",
                        List.of("x"),
                        List.of("t/**"),
                        "run",
                        Profile.Report.GO_JSON,
                        List.of(),
                        List.of(),
                        List.of(),
                        "make deps",
                        List.of()));
    }

    private Checked<Settings> read(Map<String, String> environment, String... options) {
        return new SettingsReader(userFile(), Optional.of(directory.resolve("repo")), environment, List.of(options))
                .read();
    }

    private Path userFile() {
        return directory.resolve("home/config.yaml");
    }

    private Path projectFile() {
        return Places.projectSettings(directory.resolve("repo"));
    }

    private void user(String text) throws IOException {
        write(userFile(), text);
    }

    private void project(String text) throws IOException {
        write(projectFile(), text);
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static <T> T sound(Checked<T> read) {
        return switch (read) {
            case Checked.Sound<T> it -> it.value();
            case Checked.Faulty<T>(var problems) -> throw new AssertionError(problems.toString());
        };
    }

    private static <T> List<Problem> faults(Checked<T> read) {
        return switch (read) {
            case Checked.Sound<T> it -> throw new AssertionError("sound: " + it.value());
            case Checked.Faulty<T>(var problems) -> problems;
        };
    }
}
