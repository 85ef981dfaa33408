package dev.signalbox.engine.workspace;

import dev.signalbox.engine.sandbox.Trees;
import java.io.IOException;
import java.nio.file.Path;

/// Directories nobody needs any more.
final class Remains {
    private Remains() {}

    /// Deletes a tree, if it is there, without following links.
    static void delete(Path directory) {
        try {
            Trees.delete(directory);
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot delete " + directory, failure);
        }
    }
}
