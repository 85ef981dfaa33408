package dev.signalbox.kernel.workflow;

import java.util.List;

/// What must hold to leave a phase.
///
/// @param id unique in the workflow
/// @param blockers its checks; for an approval they are judged before a person is asked
/// @param timeoutSeconds how long its evidence or its approval may take before the run waits for a person
/// @param approvers roles of people who may approve; empty means anybody who may operate the run
/// @param autoAdvance whether the run goes on without a further word once it holds
public record Gate(
        String id,
        Type type,
        List<CheckSpec> blockers,
        long timeoutSeconds,
        List<String> approvers,
        boolean autoAdvance) {

    /// Checks alone, or checks and then somebody's word.
    public enum Type {
        VALIDATION,
        APPROVAL
    }

    public Gate {
        blockers = List.copyOf(blockers);
        approvers = List.copyOf(approvers);
    }
}
