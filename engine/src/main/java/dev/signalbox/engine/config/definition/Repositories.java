package dev.signalbox.engine.config.definition;

import java.nio.file.Files;
import java.nio.file.Path;

/// Tells which repository a path lies in.
final class Repositories {
    private Repositories() {}

    /// The nearest directory above a path that holds `.git` or `.signalbox`; if none does, the directory it lies in.
    static Path rootOf(Path path) {
        for (var directory = path; directory != null; directory = directory.getParent()) {
            if (Files.exists(directory.resolve(".git")) || Files.isDirectory(directory.resolve(".signalbox"))) {
                return directory;
            }
        }
        var parent = path.getParent();
        return parent == null ? path : parent;
    }
}
