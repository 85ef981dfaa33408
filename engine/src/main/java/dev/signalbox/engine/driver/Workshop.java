package dev.signalbox.engine.driver;

import dev.signalbox.engine.agent.Assignment;
import dev.signalbox.engine.agent.BuiltInAgent;
import dev.signalbox.engine.evidence.ArtifactReader;
import dev.signalbox.engine.evidence.EvidenceFolder;
import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.token.Signer;
import dev.signalbox.engine.workspace.Workspaces;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.shell.ShellText;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What all runs of a process work with.
///
/// @param runs directory in which each run has one of its own
/// @param model the model that a run was created with, by its name
/// @param roles what a role's file says to its worker, by the role's name
/// @param schemas texts of the artifact schemas, by name
/// @param grammar how shell commands are read
/// @param ids fresh ids, each used once
/// @param listener hears what the worker of a role says
public record Workshop(
        Path runs,
        Workspaces workspaces,
        Sandbox sandbox,
        Observer observer,
        BuiltInAgent agent,
        Assignment.Bounds bounds,
        Function<String, Model> model,
        Function<String, Optional<String>> roles,
        Map<String, String> schemas,
        ArtifactReader artifacts,
        Function<String, ShellText> grammar,
        Signer signer,
        Supplier<String> ids,
        Function<String, TurnListener> listener) {
    public Workshop {
        schemas = Map.copyOf(schemas);
    }

    EvidenceFolder evidenceOf(RunId run) {
        return new EvidenceFolder(runs.resolve(run.value()).resolve("evidence"));
    }
}
