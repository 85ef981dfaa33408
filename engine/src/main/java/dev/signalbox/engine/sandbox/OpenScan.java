package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/// Looks through a workspace for the directories that patterns of whole directories mean: `**/src/test/**` means each
/// `src/test` that is there, and each that may yet be made beside a `src` that is there. Links are not followed, and a
/// name that leads over one means nothing.
final class OpenScan extends SimpleFileVisitor<Path> {

    /// A workspace with more files than these is not looked through for each command.
    private static final int MOST_SEEN = 200_000;

    private final Path workspace;
    private final List<PathPattern> patterns;
    private final Predicate<String> closed;
    private final Set<String> scratch;
    private final TreeSet<String> open = new TreeSet<>();
    private final TreeSet<String> projects = new TreeSet<>(Set.of(""));
    private int seen;

    /// What was found.
    ///
    /// @param directories that may be written, there or not, none of them reached over a link
    /// @param projects directories to which these belong: `a` for `a/src/test`; always the top as well
    record Found(List<String> directories, List<String> projects) {
        Found {
            directories = List.copyOf(directories);
            projects = List.copyOf(projects);
        }
    }

    private OpenScan(Path workspace, List<PathPattern> patterns, Predicate<String> closed, List<String> scratch) {
        this.workspace = workspace;
        this.patterns = patterns;
        this.closed = closed;
        this.scratch = Set.copyOf(scratch);
    }

    /// Empty when the workspace is too large to look through.
    ///
    /// @param patterns of whole directories each
    /// @param closed directories that are not looked into
    /// @param scratch names of directories that are not looked into either
    static Optional<Found> of(
            Path workspace, List<PathPattern> patterns, Predicate<String> closed, List<String> scratch)
            throws IOException {
        OpenScan scan = new OpenScan(workspace, patterns, closed, scratch);
        patterns.stream().flatMap(pattern -> pattern.wholeDirectory().stream()).forEach(scan::mayBeMade);
        if (patterns.stream().anyMatch(pattern -> pattern.wholeDirectory().isEmpty())) {
            Files.walkFileTree(workspace, scan);
        }
        return scan.seen > MOST_SEEN
                ? Optional.empty()
                : Optional.of(new Found(List.copyOf(scan.open), List.copyOf(scan.projects)));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
        return directory.equals(workspace)
                ? FileVisitResult.CONTINUE
                : look(workspace.relativize(directory).toString());
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        return count();
    }

    /// A directory that a command took the right to be listed is still one that may be written; what is gone or has
    /// too long a name is none.
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
        if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS) && !file.equals(workspace)) {
            look(workspace.relativize(file).toString());
        }
        return count();
    }

    private FileVisitResult count() {
        seen++;
        return seen > MOST_SEEN ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private FileVisitResult look(String path) {
        if (closed.test(path) || scratch.contains(TreePaths.name(path))) {
            return FileVisitResult.SKIP_SUBTREE;
        }
        for (PathPattern pattern : patterns) {
            if (pattern.meansWhole(path)) {
                open.add(path);
                pattern.project(path).ifPresent(projects::add);
                return FileVisitResult.SKIP_SUBTREE;
            }
            pattern.besides(path).ifPresent(this::mayBeMade);
        }
        return count();
    }

    private void mayBeMade(String path) {
        if (!closed.test(path) && WorkspaceTable.isPlain(workspace, path)) {
            open.add(path);
            patterns.stream()
                    .filter(pattern -> pattern.meansWhole(path))
                    .flatMap(pattern -> pattern.project(path).stream())
                    .forEach(projects::add);
        }
    }
}
