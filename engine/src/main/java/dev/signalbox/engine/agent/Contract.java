package dev.signalbox.engine.agent;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.TaskEvent.TaskCreated;
import dev.signalbox.kernel.policy.WritablePaths;
import dev.signalbox.kernel.run.RunFacts;
import dev.signalbox.kernel.shell.rule.ShellRules;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.CheckSpec.Severity;
import dev.signalbox.kernel.workflow.Finding;
import dev.signalbox.kernel.workflow.PathPattern;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.Profile;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.ShellRule;
import dev.signalbox.kernel.workflow.ShellRule.Effect;
import dev.signalbox.kernel.workflow.Workflow;
import dev.signalbox.sdk.wire.JsonText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The texts that tell a worker what holds for it and what it is asked to do, made from the workflow for one run. They
/// inform; what holds the worker is policy and the box.
///
/// @param role what the role file says of the worker
/// @param schemas JSON Schema texts by artifact type, shown for those that the phase asks for
public record Contract(Workflow workflow, Phase phase, Profile profile, String role, Map<String, String> schemas) {
    private static final Template SYSTEM = Template.load("contract.md");
    private static final Template TASK = Template.load("task.md");

    /// Artifacts of earlier phases are shown up to so many characters together.
    private static final int MOST_ARTIFACTS = 40_000;

    public Contract {
        schemas = Map.copyOf(schemas);
    }

    /// Who the worker is and what holds for it in this phase.
    public String system() {
        var rules = phase.tools();
        var writable = WritablePaths.of(rules, profile).writable();
        return SYSTEM.fill(new Template.Values()
                .with("role", role)
                .with("workflow", workflow.name())
                .with(
                        "way",
                        String.join(
                                " → ", workflow.phases().stream().map(Phase::id).toList()))
                .with("phase", phase.id())
                .with("name", phase.name())
                .with("description", phase.description())
                .with("instructions", phase.instructions())
                .with("tools", lines(rules.allowed()))
                .with("forbidden", String.join(", ", rules.forbidden()))
                .with("writable", quoted(writable))
                .with("nothing_writable", writable.isEmpty() ? "Nothing can be written in this phase." : "")
                .with("protected", quoted(expanded(rules.protectedPaths())))
                .with("shell", rules.allowed().contains("bash") ? lines(shell()) : "")
                .with("hosts", String.join(", ", rules.networkHosts()))
                .with("profile", profile.name())
                .with("tests", String.join(", ", profile.testPatterns()))
                .with("test_command", profile.testCommand())
                .with("artifacts", artifacts())
                .with("gates", gates())
                .all());
    }

    private List<String> shell() {
        var rules = phase.tools().shell();
        var restricting =
                rules.stream().filter(rule -> rule.effect() != Effect.ALLOW).map(ShellRule::text);
        return Stream.concat(ShellRules.of(rules, profile.buildCommands()).allowed().stream(), restricting)
                .toList();
    }

    private String artifacts() {
        return phase.artifacts().stream()
                .map(RequiredArtifact::type)
                .map(type -> schemas.containsKey(type)
                        ? "### %s\n```json\n%s\n```".formatted(type, schemas.get(type))
                        : "### " + type)
                .collect(Collectors.joining("\n"));
    }

    private String gates() {
        return lines(phase.gates().stream()
                .flatMap(gate -> gate.blockers().stream())
                .map(Contract::check)
                .toList());
    }

    private static String check(CheckSpec check) {
        var weight = check.severity() == Severity.WARNING ? ", which only warns" : "";
        return "%s (`%s`%s)".formatted(check.message().orElse(check.subject()), check.check(), weight);
    }

    /// What the worker is asked to do now: the task, what came before, what the gate or a person said.
    ///
    /// @param worker the role of this worker
    public String task(TaskCreated task, RunFacts facts, String worker) {
        var judged = facts.progress().judged();
        return TASK.fill(new Template.Values()
                .with("title", task.title())
                .with("description", task.description())
                .with("requirements", lines(task.requirements()))
                .with("constraints", lines(task.constraints()))
                .with(
                        "inputs",
                        lines(facts.created().inputs().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(entry -> entry.getKey() + ": " + entry.getValue())
                                .toList()))
                .with("phase", phase.id())
                .with("worker", worker)
                .with(
                        "must",
                        String.join(
                                ", ",
                                phase.artifacts().stream()
                                        .map(RequiredArtifact::type)
                                        .toList()))
                .with("earlier", earlier(facts))
                .with("reviews", reviews(facts))
                .with("blockers", lines(found(judged, GateJudged::blockers)))
                .with("warnings", lines(found(judged, GateJudged::warnings)))
                .with("guidance", facts.progress().guidance())
                .all());
    }

    private static List<String> found(Optional<GateJudged> judged, Function<GateJudged, List<Finding>> which) {
        return judged.map(which).orElse(List.of()).stream()
                .map(finding -> finding.message()
                        + finding.fix().map(fix -> " — " + fix).orElse(""))
                .toList();
    }

    private static String earlier(RunFacts facts) {
        return documents(facts.shelf().artifacts().stream()
                .filter(artifact -> !artifact.type().equals("review"))
                .toList());
    }

    /// The newest reviews: those of this round, or those that sent the work back.
    private static String reviews(RunFacts facts) {
        return documents(facts.shelf().artifacts().stream()
                .filter(artifact -> artifact.type().equals("review"))
                .toList());
    }

    private static String documents(Collection<Artifact> artifacts) {
        var text = artifacts.stream()
                .map(artifact -> "### %s (by %s)\n```json\n%s\n```"
                        .formatted(artifact.type(), artifact.by(), JsonText.pretty(artifact.content())))
                .collect(Collectors.joining("\n"));
        return text.length() <= MOST_ARTIFACTS ? text : text.substring(0, MOST_ARTIFACTS) + "…";
    }

    /// `{tests}` stands for the test patterns of the project.
    private List<String> expanded(List<String> patterns) {
        return patterns.stream()
                .flatMap(pattern ->
                        pattern.equals(PathPattern.TESTS) ? profile.testPatterns().stream() : Stream.of(pattern))
                .toList();
    }

    private static String quoted(Collection<String> items) {
        return items.stream().map("`%s`"::formatted).collect(Collectors.joining(", "));
    }

    private static String lines(Collection<String> items) {
        return items.stream().map(item -> "- " + item).collect(Collectors.joining("\n"));
    }
}
