package dev.signalbox.app.work;

import dev.signalbox.app.work.Definitions.Listed;
import dev.signalbox.kernel.artifact.Checked;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.RequiredArtifact;
import dev.signalbox.kernel.workflow.Transition;
import dev.signalbox.kernel.workflow.Workflow;
import java.util.List;
import java.util.function.Function;

/// A workflow as JSON, with the names of the contract notation.
public final class WorkflowJson {
    private WorkflowJson() {}

    public static Json of(Workflow workflow) {
        return Json.obj()
                .with("name", Json.of(workflow.name()))
                .with("version", Json.of(workflow.version()))
                .with("description", Json.of(workflow.description()))
                .with("digest", Json.of(workflow.digest()))
                .with("mode", Json.of(Brief.word(workflow.enforcement().mode())))
                .with("expiry_seconds", Json.of(workflow.enforcement().tokenSeconds()))
                .with("roles", Json.strings(workflow.roles()))
                .with("phases", list(workflow.phases(), WorkflowJson::phase))
                .with("transitions", list(workflow.transitions(), WorkflowJson::transition));
    }

    private static Json phase(Phase phase) {
        var tools = phase.tools();
        return Json.obj()
                .with("id", Json.of(phase.id()))
                .with("name", Json.of(phase.name()))
                .with("description", Json.of(phase.description()))
                .with("role", Json.of(phase.role()))
                .with("auto_spawn", Json.strings(phase.autoSpawn()))
                .with("required_artifacts", list(phase.artifacts(), WorkflowJson::artifact))
                .with("gates", list(phase.gates(), WorkflowJson::gate))
                .with("allowed_tools", Json.strings(tools.allowed()))
                .with("forbidden_tools", Json.strings(tools.forbidden()))
                .with("writable", Json.strings(tools.writable()))
                .with("protected_paths", Json.strings(tools.protectedPaths()))
                .with("network_hosts", Json.strings(tools.networkHosts()))
                .with("timeout_seconds", Json.of(tools.limits().timeoutSeconds()));
    }

    private static Json artifact(RequiredArtifact artifact) {
        return Json.obj()
                .with("type", Json.of(artifact.type()))
                .with("schema", Json.of(artifact.schema()))
                .with("validation", Json.strings(artifact.validation()));
    }

    private static Json gate(Gate gate) {
        return Json.obj()
                .with("id", Json.of(gate.id()))
                .with("type", Json.of(Brief.word(gate.type())))
                .with("timeout_seconds", Json.of(gate.timeoutSeconds()))
                .with("blockers", list(gate.blockers(), WorkflowJson::check));
    }

    private static Json check(CheckSpec check) {
        return Json.obj()
                .with("check", Json.of(check.check()))
                .with("severity", Json.of(Brief.word(check.severity())))
                .with("params", check.params());
    }

    private static Json transition(Transition way) {
        return Json.obj()
                .with("from", Json.of(way.from()))
                .with("to", Json.of(way.to()))
                .with("gate", Json.of(way.gate()))
                .with("max_times", Json.of(way.maxTimes()));
    }

    private static <T> Json list(List<T> values, Function<T, Json> json) {
        return new Json.Arr(values.stream().map(json).toList());
    }

    /// A workflow in a list, with what is wrong with it if it does not hold.
    public static Json listed(Listed listed) {
        var base = Json.obj()
                .with("name", Json.of(listed.name()))
                .with("origin", Json.of(listed.origin()))
                .with("file", Json.of(listed.place()));
        return switch (listed.checked()) {
            case Checked.Sound<Workflow> sound ->
                base.with("version", Json.of(sound.value().version()))
                        .with("description", Json.of(sound.value().description()))
                        .with(
                                "phases",
                                Json.strings(sound.value().phases().stream()
                                        .map(Phase::id)
                                        .toList()))
                        .with("problems", new Json.Arr(List.of()));
            case Checked.Faulty<Workflow> faulty -> base.with("problems", ProblemsJson.of(faulty.problems()));
        };
    }
}
