package dev.signalbox.kernel.workflow;

import java.util.List;
import java.util.Optional;

/// One stage of a workflow: who works, with which tools, on which paths, and what must come out.
///
/// @param id upper case by custom, unique in the workflow
/// @param role the role of the worker
/// @param artifacts what must be handed in before the gate is asked
/// @param gates what must hold to leave, judged in order
/// @param tools what its workers may do
/// @param autoSpawn roles of the child sessions that work in it side by side, as the reviewers do
/// @param instructions what the worker is told, besides its role
/// @param attempts how often a blocked gate is tried before a person is asked
public record Phase(
        String id,
        String name,
        String description,
        String role,
        List<RequiredArtifact> artifacts,
        List<Gate> gates,
        ToolRules tools,
        List<String> autoSpawn,
        String instructions,
        int attempts) {
    public Phase {
        artifacts = List.copyOf(artifacts);
        gates = List.copyOf(gates);
        autoSpawn = List.copyOf(autoSpawn);
    }

    public Optional<Gate> gate(String gateId) {
        return gates.stream().filter(gate -> gate.id().equals(gateId)).findFirst();
    }
}
