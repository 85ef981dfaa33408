package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks through writable directories for what a denied pattern matches. Links are not followed; of a directory that
/// matches as a whole only its top is reported.
final class DeniedScan extends SimpleFileVisitor<Path> {

    private final Path workspace;
    private final List<PathPattern> denied;
    private final Set<String> closed;
    private final List<String> found = new ArrayList<>();
    private final Set<Path> opened = new HashSet<>();

    private DeniedScan(Path workspace, List<PathPattern> denied, Set<String> closed) {
        this.workspace = workspace;
        this.denied = denied;
        this.closed = closed;
    }

    /// Paths relative to the workspace.
    ///
    /// @param open directories to look through
    /// @param closed places to leave out
    static List<String> of(Path workspace, List<String> open, List<PathPattern> denied, Set<String> closed)
            throws IOException {
        DeniedScan scan = new DeniedScan(workspace, denied, closed);
        if (!denied.isEmpty()) {
            for (String directory : open) {
                Path top = workspace.resolve(directory);
                if (Files.isDirectory(top)) {
                    Files.walkFileTree(top, scan);
                }
            }
        }
        return scan.found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        String path = relative(directory);
        if (closed.contains(path)) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        if (!path.isEmpty() && denied.stream().anyMatch(pattern -> pattern.covers(path))) {
            found.add(path);
            return FileVisitResult.SKIP_SUBTREE;
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String path = relative(file);
        if (!closed.contains(path) && denied.stream().anyMatch(pattern -> pattern.matches(path))) {
            found.add(path);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
        if (e instanceof AccessDeniedException && opened.add(file)) {
            // A command took its own directory the right to be listed.
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
            Files.walkFileTree(file, this);
        } else if (!(e instanceof NoSuchFileException)) {
            throw e;
        }
        return FileVisitResult.CONTINUE;
    }

    private String relative(Path path) {
        return workspace.relativize(path).toString();
    }
}
