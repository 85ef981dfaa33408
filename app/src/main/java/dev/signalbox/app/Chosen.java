package dev.signalbox.app;

import dev.signalbox.app.work.Definitions;
import dev.signalbox.app.work.Refusal;
import dev.signalbox.app.work.RunTerms;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.config.settings.PriceChoice;
import dev.signalbox.engine.config.settings.Settings;
import dev.signalbox.engine.config.settings.SettingsReader;
import dev.signalbox.engine.evidence.gather.ProvisionSettings;
import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.Price;
import dev.signalbox.engine.model.provider.ModelSettings;
import dev.signalbox.engine.model.provider.Models;
import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.engine.workspace.WorkspaceSettings;
import dev.signalbox.engine.workspace.Workspaces;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.artifact.Problem;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WorkflowRef;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.workflow.Enforcement.Mode;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.ToolRules;
import dev.signalbox.kernel.workflow.Workflow;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What the user and the project chose for the runs of a repository, in the form in which each part takes it.
record Chosen(Settings settings, Places places, Map<String, String> environment) {
    private static final String WEB_FETCH = "web_fetch";

    /// Reads all sources of settings.
    ///
    /// @param set what was given on the command line, `key=value`
    /// @throws Refusal with every problem, if a setting is unknown or wrong
    static Chosen of(Map<String, String> environment, Path repository, List<String> set) {
        var places = Places.of(environment);
        var reader = new SettingsReader(places.userSettings(), Optional.of(repository), environment, set);
        return switch (reader.read()) {
            case Checked.Sound<Settings> sound -> new Chosen(sound.value(), places, environment);
            case Checked.Faulty<Settings>(var problems) ->
                throw Refusal.senseless(
                        "the settings do not hold",
                        problems.stream().map(Problem::toString).collect(Collectors.joining("\n  ")));
        };
    }

    Models models() {
        var prices = settings.prices().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> price(entry.getValue())));
        return new Models(ModelSettings.of(environment)
                .choosing(settings.endpoints(), environment)
                .withPrices(prices));
    }

    /// The model that works, which is one that can be used.
    String modelName(RunTerms terms) {
        var models = models();
        var name = terms.model()
                .or(settings::model)
                .or(models::suggested)
                .orElseThrow(() -> Refusal.senseless(
                        "no model is named, and none is found by a key or an address in the environment",
                        "give --model, or set ANTHROPIC_API_KEY, OPENAI_API_KEY, OPENAI_BASE_URL or GEMINI_API_KEY"));
        model(models, name);
        return name;
    }

    static Model model(Models models, String name) {
        return switch (models.find(name)) {
            case Models.Found.Known(var model) -> model;
            case Models.Found.Unknown(var reason) -> throw Refusal.senseless("the model cannot be used", reason);
        };
    }

    /// The beginning of a run, with all that it will be judged by.
    RunCreated created(RunTerms terms, Workflow workflow, TaskId task, RunId run, Definitions definitions) {
        return new RunCreated(
                run,
                task,
                new WorkflowRef(
                        workflow.name(),
                        workflow.version(),
                        workflow.digest(),
                        workflow.phases().stream().map(Phase::id).toList()),
                terms.repository().toString(),
                profile(definitions, terms.repository()),
                terms.autonomy().orElseGet(settings::autonomy),
                mode(workflow),
                modelName(terms),
                terms.budget().orElseGet(settings::budget),
                terms.inputs());
    }

    private static Price price(PriceChoice choice) {
        return new Price(
                new Price.Rates(choice.input(), choice.output(), choice.cacheRead(), choice.cacheWrite()), null);
    }

    Workspaces workspaces(BoxUser owner) {
        var standard = WorkspaceSettings.standard(places.data(), owner, environment);
        return new Workspaces(
                settings.workspaceDirectory()
                        .map(this::directory)
                        .map(standard::in)
                        .orElse(standard),
                Clock.systemUTC());
    }

    ProvisionSettings provision() {
        var standard = ProvisionSettings.standard(environment);
        return settings.cacheDirectory().map(this::directory).map(standard::in).orElse(standard);
    }

    private Path directory(String written) {
        var home = environment.getOrDefault("HOME", "");
        var path = Path.of(written.startsWith("~/") ? home + written.substring(1) : written);
        if (!path.isAbsolute()) {
            throw Refusal.senseless("'%s' is no absolute path".formatted(written), "write it from / or ~/ on");
        }
        return path;
    }

    Profile profile(Definitions definitions, Path repository) {
        var choice = settings.profile();
        return choice.over(definitions.profile(choice.name(), repository));
    }

    Mode mode(Workflow workflow) {
        return settings.mode()
                .orElse(Mode.PERMISSIVE)
                .stricter(workflow.enforcement().mode());
    }

    /// A workflow whose phases reach the user's hosts too, where they may fetch at all.
    Workflow reaching(Workflow workflow) {
        return settings.networkHosts().isEmpty()
                ? workflow
                : new Workflow(
                        workflow.name(),
                        workflow.version(),
                        workflow.description(),
                        workflow.phases().stream().map(this::reaching).toList(),
                        workflow.transitions(),
                        workflow.enforcement(),
                        workflow.roles(),
                        workflow.digest());
    }

    private Phase reaching(Phase phase) {
        return phase.tools().allowed().contains(WEB_FETCH)
                ? new Phase(
                        phase.id(),
                        phase.name(),
                        phase.description(),
                        phase.role(),
                        phase.artifacts(),
                        phase.gates(),
                        reaching(phase.tools()),
                        phase.autoSpawn(),
                        phase.instructions(),
                        phase.attempts())
                : phase;
    }

    private ToolRules reaching(ToolRules rules) {
        return new ToolRules(
                rules.allowed(),
                rules.forbidden(),
                rules.writable(),
                rules.protectedPaths(),
                rules.shell(),
                Stream.concat(rules.networkHosts().stream(), settings.networkHosts().stream())
                        .distinct()
                        .toList(),
                rules.limits());
    }
}
