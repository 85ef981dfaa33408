package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Paths relative to an anchored tree, as text with `/`.
final class TreePaths {

    private TreePaths() {}

    static String join(String directory, String name) {
        return directory.isEmpty() ? name : directory + "/" + name;
    }

    static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    static String parent(String path) {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }

    static int depth(String path) {
        return (int) path.chars().filter(c -> c == '/').count();
    }

    /// The names in an open directory, sorted.
    static List<String> names(Anchor directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory.self())) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }

    /// What lies at a path, if every name above it is a directory.
    static Optional<FileFacts> facts(Anchor tree, String path) throws IOException {
        try (Anchor parent = tree.beneath(parent(path))) {
            return FileFacts.of(parent.entry(name(path)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }
}
