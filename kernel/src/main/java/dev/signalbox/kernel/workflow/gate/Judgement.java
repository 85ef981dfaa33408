package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.workflow.Finding;
import java.util.List;

/// What a gate comes to.
///
/// @param blockers why it does not hold; empty if it does
/// @param warnings what should be better
public record Judgement(List<Finding> blockers, List<Finding> warnings) {
    public Judgement {
        blockers = List.copyOf(blockers);
        warnings = List.copyOf(warnings);
    }

    public boolean holds() {
        return blockers.isEmpty();
    }
}
