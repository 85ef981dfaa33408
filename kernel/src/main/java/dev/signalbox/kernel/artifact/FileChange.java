package dev.signalbox.kernel.artifact;

/// One changed file.
///
/// @param path relative to the workspace, with `/`
/// @param kind what happened to it
/// @param added lines added; 0 for a binary file
/// @param removed lines removed; 0 for a binary file
public record FileChange(String path, Kind kind, int added, int removed) {

    /// What happened to a file.
    public enum Kind {
        ADDED,
        MODIFIED,
        DELETED
    }
}
