package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// The rules of a workspace, compiled to mounts.
///
/// @param hold by what the rules are held
/// @param open directories that are writable, relative, none below another; empty for [Hold#LAYER]
/// @param closed what stays read-only inside of an open directory or of the layer, relative
/// @param pinned directories between an open and a closed one. Each becomes a mount of its own: a mount point cannot be
///     renamed, and renaming the parent would carry the closed one away and leave its name free
/// @param placeholders what of `closed` need not exist: it is made, so that it can be mounted upon
/// @param scratch directories, relative, that can be written while nothing of it is kept
record WorkspaceTable(
        Hold hold,
        List<String> open,
        List<String> closed,
        List<String> pinned,
        List<String> placeholders,
        List<String> scratch) {

    private static final WorkspaceTable READ_ONLY =
            new WorkspaceTable(Hold.READ_ONLY, List.of(), List.of(), List.of(), List.of(), List.of());

    /// The time for a start grows with their square (some 0.1 s for these); beyond, a layer holds the rules.
    private static final int MOUNTS = 128;

    /// By what the rules are held.
    enum Hold {
        /// The whole workspace is read-only.
        READ_ONLY,
        /// Each writable directory is a mount, and so is each denied path in it. What is newly made on a denied path is
        /// taken away when the box ends.
        MOUNTS,
        /// The command writes to a copy-on-write layer; permitted changes are taken over afterwards.
        LAYER
    }

    static WorkspaceTable compile(WriteRules rules, Path workspace) {
        try {
            return compile(Permitted.of(rules), rules.scratch(), workspace);
        } catch (IOException e) {
            throw new SandboxFailure("Cannot look through the workspace " + workspace, e);
        }
    }

    private static WorkspaceTable compile(Permitted rules, List<String> scratch, Path workspace) throws IOException {
        if (rules.writable().isEmpty()) {
            return READ_ONLY;
        }
        List<String> denied = Stream.concat(
                        rules.denied().stream().flatMap(pattern -> place(pattern).stream()), rules.guarded().stream())
                .toList();
        if (!rules.writable().stream().allMatch(PathPattern::isOfDirectories)) {
            return layered(workspace, denied);
        }
        Predicate<String> closed = path -> denied.stream().anyMatch(top -> isAtOrBelow(path, top))
                || rules.denied().stream().anyMatch(pattern -> pattern.covers(path));
        Optional<OpenScan.Found> found = OpenScan.of(workspace, rules.writable(), closed, scratch);
        if (found.isEmpty()) {
            return layered(workspace, denied);
        }
        List<String> open = outermost(found.get().directories());
        return open.isEmpty()
                ? READ_ONLY
                : mounted(rules, workspace, open, denied)
                        .map(table -> table.with(scratch(workspace, found.get().projects(), scratch, open, closed)))
                        .filter(table -> table.size() <= MOUNTS)
                        .orElseGet(() -> layered(workspace, denied));
    }

    private WorkspaceTable with(List<String> places) {
        return new WorkspaceTable(hold, open, closed, pinned, placeholders, places);
    }

    private int size() {
        return open.size() + closed.size() + pinned.size() + scratch.size();
    }

    private static List<String> scratch(
            Path workspace, List<String> projects, List<String> names, List<String> open, Predicate<String> closed) {
        return outermost(projects.stream()
                .flatMap(project -> names.stream().map(name -> TreePaths.join(project, name)))
                .filter(path -> open.stream().noneMatch(top -> isAtOrBelow(path, top)))
                .filter(path -> !closed.test(path) && isPlain(workspace, path))
                .toList());
    }

    /// Empty when mounts cannot hold the rules: a link stands where one would be.
    private static Optional<WorkspaceTable> mounted(
            Permitted rules, Path workspace, List<String> open, List<String> denied) throws IOException {
        List<String> placeholders = rules.guarded().stream()
                .filter(path -> open.stream().anyMatch(directory -> isAtOrBelow(path, directory)))
                .toList();
        List<String> existing = denied.stream()
                .filter(path -> open.stream().anyMatch(directory -> isAtOrBelow(path, directory)))
                .filter(path -> placeholders.contains(path) || exists(workspace, path))
                .toList();
        List<String> found = DeniedScan.of(workspace, open, rules.denied(), Set.copyOf(existing));
        List<String> closed =
                outermost(Stream.concat(existing.stream(), found.stream()).toList());
        List<String> pinned = pinned(open, closed);
        boolean plain = pinned.stream().allMatch(path -> isPlain(workspace, path))
                && closed.stream().allMatch(path -> isPlainOrFile(workspace, path));
        return plain
                ? Optional.of(new WorkspaceTable(Hold.MOUNTS, open, closed, pinned, placeholders, List.of()))
                : Optional.empty();
    }

    private static WorkspaceTable layered(Path workspace, List<String> denied) {
        List<String> covered = outermost(denied).stream()
                .filter(path -> !path.isEmpty() && exists(workspace, path) && isPlainOrFile(workspace, path))
                .toList();
        return new WorkspaceTable(Hold.LAYER, List.of(), covered, List.of(), List.of(), List.of());
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
        scratch.forEach(path -> table.add(new Mount.ThrowAway(source.resolve(path), at.resolve(path))));
        return table;
    }

    /// Lines for rules that are no mounts and only ever add rights, on a copy. What is closed inside of an open
    /// directory
    /// is then held when changes are taken over.
    List<Mount> rules(Path workspace) {
        if (hold == Hold.LAYER) {
            return List.of(new Mount.Layered(workspace, workspace));
        }
        List<Mount> table = new ArrayList<>(List.of(new Mount.ReadOnly(workspace, workspace)));
        open.forEach(path -> table.add(new Mount.Writable(workspace.resolve(path), workspace.resolve(path))));
        scratch.forEach(path -> table.add(new Mount.ThrowAway(workspace.resolve(path), workspace.resolve(path))));
        return table;
    }

    /// Directories that are made, relative, when they do not exist, so that they can be mounted upon.
    List<String> mountPoints() {
        return hold == Hold.MOUNTS
                ? Stream.of(open, placeholders, scratch)
                        .flatMap(List::stream)
                        .filter(path -> !path.isEmpty())
                        .toList()
                : List.of();
    }

    static boolean isAtOrBelow(String path, String top) {
        return top.isEmpty() || path.equals(top) || path.startsWith(top + "/");
    }

    private static Optional<String> place(PathPattern pattern) {
        return pattern.wholeDirectory().or(pattern::literal);
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

    private static boolean exists(Path workspace, String path) {
        return Files.exists(workspace.resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    /// Only a directory reached without symbolic links can be mounted upon without leading elsewhere.
    static boolean isPlain(Path workspace, String path) {
        Path step = workspace;
        for (Path name : Path.of(path)) {
            step = step.resolve(name);
            if (!Files.isDirectory(step, LinkOption.NOFOLLOW_LINKS) && Files.exists(step, LinkOption.NOFOLLOW_LINKS)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isPlainOrFile(Path workspace, String path) {
        return isPlain(workspace, path)
                || (Files.isRegularFile(workspace.resolve(path), LinkOption.NOFOLLOW_LINKS)
                        && isPlain(workspace, TreePaths.parent(path)));
    }
}
