package dev.signalbox.engine.workspace;

import java.util.List;

/// A state of a run's files, committed.
///
/// @param commit id of the commit
/// @param tree id of its tree
/// @param leftOut files that could not be taken
public record Snapshot(String commit, String tree, List<LeftOut> leftOut) {
    public Snapshot {
        leftOut = List.copyOf(leftOut);
    }

    /// A file that is not in a snapshot, and why.
    public record LeftOut(String path, String why) {}
}
