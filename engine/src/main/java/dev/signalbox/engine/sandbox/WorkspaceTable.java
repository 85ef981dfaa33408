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
import java.util.stream.Stream;

/// The rules of a workspace, compiled to mounts.
///
/// @param hold by what the rules are held
/// @param open directories that are writable, relative, none below another; empty for [Hold#LAYER]
/// @param closed what stays read-only inside of an open directory or of the layer, relative
/// @param pinned directories between an open and a closed one. Each becomes a mount of its own: a mount point cannot be
///     renamed, and renaming the parent would carry the closed one away and leave its name free
/// @param placeholders what of `closed` need not exist: it is made, so that it can be mounted upon
record WorkspaceTable(
        Hold hold, List<String> open, List<String> closed, List<String> pinned, List<String> placeholders) {

    /// More mounts than these make a start slow; a layer then holds the rules.
    private static final int MOUNTS = 64;

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
            return compile(Permitted.of(rules), workspace);
        } catch (IOException e) {
            throw new SandboxFailure("Cannot look through the workspace " + workspace, e);
        }
    }

    private static WorkspaceTable compile(Permitted rules, Path workspace) throws IOException {
        List<String> denied = Stream.concat(
                        rules.denied().stream().flatMap(pattern -> place(pattern).stream()), rules.guarded().stream())
                .toList();
        List<String> open = outermost(rules.writable().stream()
                .flatMap(pattern -> pattern.wholeDirectory().stream())
                .filter(directory -> denied.stream().noneMatch(top -> isAtOrBelow(directory, top)))
                .toList());
        boolean whole = rules.writable().stream()
                .allMatch(pattern -> pattern.wholeDirectory().isPresent());
        if (rules.writable().isEmpty() || (whole && open.isEmpty())) {
            return new WorkspaceTable(Hold.READ_ONLY, List.of(), List.of(), List.of(), List.of());
        }
        return whole
                ? mounted(rules, workspace, open, denied).orElseGet(() -> layered(workspace, denied))
                : layered(workspace, denied);
    }

    /// Empty when mounts cannot hold the rules: a link stands where one would be, or there are too many.
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
        boolean plain = Stream.concat(open.stream(), pinned.stream()).allMatch(path -> isPlain(workspace, path))
                && closed.stream().allMatch(path -> isPlainOrFile(workspace, path));
        return plain && closed.size() + pinned.size() <= MOUNTS
                ? Optional.of(new WorkspaceTable(Hold.MOUNTS, open, closed, pinned, placeholders))
                : Optional.empty();
    }

    private static WorkspaceTable layered(Path workspace, List<String> denied) {
        List<String> covered = outermost(denied).stream()
                .filter(path -> !path.isEmpty() && exists(workspace, path) && isPlainOrFile(workspace, path))
                .toList();
        return new WorkspaceTable(Hold.LAYER, List.of(), covered, List.of(), List.of());
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

    /// Lines for rules that are no mounts and only ever add rights, on a copy. What is closed inside of an open
    /// directory
    /// is then held when changes are taken over.
    List<Mount> rules(Path workspace) {
        if (hold == Hold.LAYER) {
            return List.of(new Mount.Layered(workspace, workspace));
        }
        List<Mount> table = new ArrayList<>(List.of(new Mount.ReadOnly(workspace, workspace)));
        open.forEach(path -> table.add(new Mount.Writable(workspace.resolve(path), workspace.resolve(path))));
        return table;
    }

    /// Directories that are made, relative, when they do not exist, so that they can be mounted upon.
    List<String> mountPoints() {
        return hold == Hold.MOUNTS
                ? Stream.concat(open.stream(), placeholders.stream())
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
    private static boolean isPlain(Path workspace, String path) {
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
