package dev.signalbox.kernel.policy;

/// A path after every symbolic link on the way has been followed. The engine resolves; policy only judges.
public sealed interface ResolvedPath {

    /// The path as the worker wrote it.
    String asked();

    /// A path in the workspace.
    ///
    /// @param relative from the workspace's root, with `/` and without `.` or `..`; empty for the root itself
    record Inside(String asked, String relative) implements ResolvedPath {
        public Inside {
            if (relative.startsWith("/") || relative.endsWith("/")) {
                throw new IllegalArgumentException("not a normalised relative path: '%s'".formatted(relative));
            }
        }
    }

    /// A path that leads out of the workspace.
    ///
    /// @param target where it leads, as far as that is known
    record Outside(String asked, String target) implements ResolvedPath {}
}
