package dev.signalbox.engine.tool;

import dev.signalbox.engine.workspace.Snapshot;
import dev.signalbox.engine.workspace.Workspace;
import dev.signalbox.kernel.policy.WritablePaths;
import java.util.List;

/// The state of a run's files in the middle of a phase, as far as the phase lets them be: changes elsewhere are taken
/// back before a snapshot is made, so that no snapshot lets them in.
public record WorkState(Workspace workspace, WritablePaths paths) {

    /// A snapshot, and the paths that were taken back before it.
    record Taken(Snapshot snapshot, List<String> dropped) {}

    Taken take(String message) {
        var dropped = workspace.revertOutside(paths::permits);
        return new Taken(workspace.commit(message), dropped);
    }
}
