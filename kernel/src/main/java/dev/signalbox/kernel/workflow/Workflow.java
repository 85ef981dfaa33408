package dev.signalbox.kernel.workflow;

import java.util.List;
import java.util.Optional;

/// A checked, versioned definition. Contracts, playbooks and automations all compile to it; one driver runs it.
///
/// @param name how `run` calls it
/// @param version as its author wrote it
/// @param description one paragraph
/// @param phases in the order of the text; the first is where a run starts
/// @param transitions which phase may follow which
/// @param enforcement how strictly the rules are held
/// @param roles the roles that its phases name
/// @param digest SHA-256 of the text it was read from, lower-case hex
public record Workflow(
        String name,
        String version,
        String description,
        List<Phase> phases,
        List<Transition> transitions,
        Enforcement enforcement,
        List<String> roles,
        String digest) {
    public Workflow {
        phases = List.copyOf(phases);
        transitions = List.copyOf(transitions);
        roles = List.copyOf(roles);
        if (phases.isEmpty()) {
            throw new IllegalArgumentException("a workflow has at least one phase");
        }
    }

    public Phase first() {
        return phases.getFirst();
    }

    public Optional<Phase> phase(String id) {
        return phases.stream().filter(phase -> phase.id().equals(id)).findFirst();
    }

    /// Position of a phase in the order of the text; -1 if there is none of that id.
    public int position(String id) {
        return phases.stream().map(Phase::id).toList().indexOf(id);
    }

    public List<Transition> from(String phase) {
        return transitions.stream().filter(way -> way.from().equals(phase)).toList();
    }

    /// The way on from a phase: the first transition to a later one. Empty for a last phase.
    public Optional<Transition> onward(String phase) {
        return from(phase).stream()
                .filter(way -> position(way.to()) > position(phase))
                .findFirst();
    }

    /// The way back from a phase, if the workflow allows rework there.
    public Optional<Transition> rework(String phase) {
        return from(phase).stream()
                .filter(way -> position(way.to()) <= position(phase))
                .findFirst();
    }
}
