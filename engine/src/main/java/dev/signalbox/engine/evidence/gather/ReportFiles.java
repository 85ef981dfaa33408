package dev.signalbox.engine.evidence.gather;

import dev.signalbox.engine.evidence.TestOutput.ReportFile;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.glob.GlobSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/// Report files in a copy that a box wrote to: found and read without following a link, within bounds.
final class ReportFiles {
    private static final int MAX_FILES = 20_000;
    private static final long MAX_BYTES = 64L << 20;
    private static final int MAX_VISITED = 2_000_000;

    private final Path directory;
    private final GlobSet globs;

    ReportFiles(Path directory, List<String> globs) {
        this.directory = directory;
        this.globs = GlobSet.of(globs.stream().map(Glob::of).toList());
    }

    /// Deletes what the commit itself may hold of them, so that what is there afterwards is new.
    void clear() throws IOException {
        for (var file : find()) {
            Files.delete(file);
        }
    }

    /// What is there.
    ///
    /// @throws GatheringFailure if there is more than a project has, or a report cannot be read
    List<ReportFile> read() {
        List<ReportFile> reports = new ArrayList<>();
        var bytes = 0L;
        for (var file : find()) {
            try {
                bytes += Files.size(file);
                require(bytes <= MAX_BYTES, "the reports have more than %,d bytes".formatted(MAX_BYTES));
                reports.add(new ReportFile(
                        directory.relativize(file).toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.UTF_8)));
            } catch (IOException unreadable) {
                throw new GatheringFailure(
                        "report %s cannot be read: %s".formatted(directory.relativize(file), unreadable.getMessage()));
            }
        }
        return reports;
    }

    private List<Path> find() {
        if (globs.globs().isEmpty()) {
            return List.of();
        }
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(directory, new Finder(found));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        found.sort(null);
        return found;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new GatheringFailure(otherwise);
        }
    }

    private final class Finder extends SimpleFileVisitor<Path> {
        private final List<Path> found;
        private int visited;

        Finder(List<Path> found) {
            this.found = found;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            var name = path.getFileName() == null ? "" : path.getFileName().toString();
            return name.equals("node_modules") ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            visited++;
            require(visited <= MAX_VISITED, "the run left more than %,d files".formatted(MAX_VISITED));
            if (attributes.isRegularFile()
                    && globs.matches(directory.relativize(path).toString())) {
                found.add(path);
                require(found.size() <= MAX_FILES, "more than %,d reports".formatted(MAX_FILES));
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path path, IOException unreadable) {
            return FileVisitResult.CONTINUE;
        }
    }
}
