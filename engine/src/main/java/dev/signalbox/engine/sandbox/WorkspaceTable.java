package dev.signalbox.engine.sandbox;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The rules of a workspace, compiled to mounts.
///
/// @param hold by what the rules are held
/// @param open directories that are writable, relative, none below another; empty for [Hold#LAYER]
/// @param closed what stays read-only inside of an open directory or of the layer, relative
/// @param pinned directories between an open and a closed one. Each becomes a mount of its own: a mount point cannot be
///     renamed, and renaming the parent would carry the closed directory away and leave its name free
record WorkspaceTable(Hold hold, List<String> open, List<String> closed, List<String> pinned) {

    /// By what the rules are held.
    enum Hold {
        /// The whole workspace is read-only.
        READ_ONLY,
        /// Each writable directory is a mount.
        MOUNTS,
        /// The command writes to a copy-on-write layer; permitted changes are taken over afterwards.
        LAYER
    }

    static WorkspaceTable compile(WriteRules rules, Path workspace) {
        List<String> denied = Stream.concat(
                        rules.denied().stream().map(Glob::of).flatMap(glob -> place(glob).stream()),
                        rules.guarded().stream())
                .toList();
        List<String> open = outermost(rules.writable().stream()
                .map(Glob::of)
                .flatMap(glob -> glob.wholeDirectory().stream())
                .filter(directory -> denied.stream().noneMatch(path -> isAtOrBelow(directory, path)))
                .toList());
        List<String> closed = outermost(denied.stream()
                .filter(path -> open.stream().anyMatch(directory -> isAtOrBelow(path, directory)))
                .toList());
        List<String> pinned = pinned(open, closed);
        if (rules.isReadOnly() || denied.contains("")) {
            return new WorkspaceTable(Hold.READ_ONLY, List.of(), List.of(), List.of());
        }
        boolean whole = rules.writable().stream()
                        .allMatch(text -> Glob.of(text).wholeDirectory().isPresent())
                && rules.denied().stream().allMatch(text -> place(Glob.of(text)).isPresent());
        boolean plain = Stream.of(open, pinned).flatMap(List::stream).allMatch(path -> isPlain(workspace, path))
                && closed.stream().allMatch(path -> isPlainOrFile(workspace, path));
        if (whole && plain) {
            return new WorkspaceTable(open.isEmpty() ? Hold.READ_ONLY : Hold.MOUNTS, open, closed, pinned);
        }
        List<String> covered = outermost(denied).stream()
                .filter(path -> Files.exists(workspace.resolve(path), LinkOption.NOFOLLOW_LINKS))
                .filter(path -> isPlainOrFile(workspace, path))
                .toList();
        return new WorkspaceTable(Hold.LAYER, List.of(), covered, List.of());
    }

    /// Lines for a workspace whose files lie in `source` and appear at `at`.
    List<Mount> mounts(Path source, Path at) {
        List<Mount> table = new ArrayList<>();
        if (hold == Hold.LAYER) {
            table.add(new Mount.Layered(source, at));
        } else if (!open.contains("")) {
            table.add(new Mount.ReadOnly(source, at));
        }
        Stream.concat(open.stream(), pinned.stream())
                .sorted(Comparator.comparingInt(String::length))
                .forEach(path -> table.add(new Mount.Writable(source.resolve(path), at.resolve(path))));
        closed.forEach(path -> table.add(new Mount.ReadOnly(source.resolve(path), at.resolve(path))));
        return table;
    }

    /// What must exist, relative, so that it can be mounted upon.
    List<String> mountPoints() {
        return hold == Hold.MOUNTS
                ? Stream.of(open, pinned, closed)
                        .flatMap(List::stream)
                        .filter(path -> !path.isEmpty())
                        .toList()
                : List.of();
    }

    private static Optional<String> place(Glob glob) {
        return glob.wholeDirectory().or(glob::literal);
    }

    private static List<String> outermost(List<String> paths) {
        return new TreeSet<>(paths)
                .stream()
                        .filter(path ->
                                paths.stream().noneMatch(other -> !other.equals(path) && isAtOrBelow(path, other)))
                        .toList();
    }

    private static List<String> pinned(List<String> open, List<String> closed) {
        TreeSet<String> found = new TreeSet<>();
        for (String path : closed) {
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                String parent = path.substring(0, slash);
                if (open.stream().anyMatch(top -> !top.equals(parent) && isAtOrBelow(parent, top))) {
                    found.add(parent);
                }
            }
        }
        return List.copyOf(found);
    }

    static boolean isAtOrBelow(String path, String directory) {
        return directory.isEmpty() || path.equals(directory) || path.startsWith(directory + "/");
    }

    /// Only a directory reached without symbolic links can be mounted upon without leading elsewhere.
    private static boolean isPlain(Path workspace, String path) {
        return steps(workspace, path)
                .allMatch(step -> Files.isDirectory(step, LinkOption.NOFOLLOW_LINKS)
                        || Files.notExists(step, LinkOption.NOFOLLOW_LINKS));
    }

    private static boolean isPlainOrFile(Path workspace, String path) {
        Path file = workspace.resolve(path);
        return isPlain(workspace, path)
                || (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                        && isPlain(workspace, path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : ""));
    }

    private static Stream<Path> steps(Path workspace, String path) {
        List<Path> steps = new ArrayList<>();
        Path step = workspace;
        for (String name : path.isEmpty() ? new String[0] : path.split("/", -1)) {
            step = step.resolve(name);
            steps.add(step);
        }
        return steps.stream();
    }
}
