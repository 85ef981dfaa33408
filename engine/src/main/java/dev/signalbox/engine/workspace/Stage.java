package dev.signalbox.engine.workspace;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Brings the index in line with the files, so that a tree can be written.
///
/// `git add` is not used: it asks submodules and repositories inside of the tree for their state, with their own
/// configuration. Here git is given a list of plain files and links to read, and reads nothing else.
final class Stage {
    private static final long MAX_FILE = 50L << 20;
    private static final long MAX_ALL = 2L << 30;

    private final Git git;
    private final TreeFiles files;
    private final List<Snapshot.LeftOut> leftOut = new ArrayList<>();
    private final List<String> present = new ArrayList<>();
    private final List<String> absent = new ArrayList<>();
    private long bytes;

    private Stage(Git git, TreeFiles files) {
        this.git = git;
        this.files = files;
    }

    /// @param tree id of the tree that the files make
    /// @param leftOut files that are not in it, and why
    record Staged(String tree, List<Snapshot.LeftOut> leftOut) {}

    /// @param git the run's repository with its work tree
    static Staged take(Git git, TreeFiles files) {
        var stage = new Stage(git, files);
        stage.sort();
        stage.update();
        return new Staged(git.line("write-tree"), stage.leftOut);
    }

    private void sort() {
        Set<String> submodules = git.pieces("ls-files", "-z", "--stage").stream()
                .filter(entry -> entry.startsWith("160000 "))
                .map(entry -> entry.substring(entry.indexOf('\t') + 1))
                .collect(Collectors.toSet());
        Set<String> tracked = new LinkedHashSet<>(git.pieces("ls-files", "-z", "--modified", "--deleted"));
        tracked.removeAll(submodules);
        tracked.forEach(this::place);
        var fresh = git.pieces("ls-files", "-z", "--others", "--exclude-standard");
        if (fresh.size() > TreeDiff.MAX_FILES) {
            throw new WorkspaceFailure("%,d new files in %s; the limit is %,d. Is build output missing from .gitignore?"
                    .formatted(fresh.size(), git.directory(), TreeDiff.MAX_FILES));
        }
        fresh.stream()
                .flatMap(path -> path.endsWith("/") ? files.nested(path).stream() : List.of(path).stream())
                .forEach(this::place);
    }

    private void place(String path) {
        if (path.indexOf('\ufffd') >= 0) {
            leftOut.add(new Snapshot.LeftOut(path, "its name is not UTF-8"));
            return;
        }
        switch (files.kind(path)) {
            case ABSENT -> absent.add(path);
            case LINK -> present.add(path);
            // Its own files are on the list.
            case DIRECTORY -> absent.add(path);
            case OTHER -> placeOther(path);
            case FILE -> placeFile(path);
        }
    }

    private void placeOther(String path) {
        absent.add(path);
        leftOut.add(new Snapshot.LeftOut(path, "it is neither a file nor a link"));
    }

    private void placeFile(String path) {
        var size = files.size(path);
        if (size > MAX_FILE) {
            leftOut.add(new Snapshot.LeftOut(path, "it has %,d bytes; the limit is %,d".formatted(size, MAX_FILE)));
        } else if (!files.isReadable(path)) {
            leftOut.add(new Snapshot.LeftOut(path, "it cannot be read"));
        } else {
            bytes += size;
            present.add(path);
        }
        if (bytes > MAX_ALL) {
            throw new WorkspaceFailure(
                    "New and changed files in %s have more than %,d bytes in all".formatted(git.directory(), MAX_ALL));
        }
    }

    private void update() {
        if (!absent.isEmpty()) {
            git.feed(listed(absent), "update-index", "--force-remove", "-z", "--stdin");
        }
        if (!present.isEmpty()) {
            git.feed(listed(present), "update-index", "--add", "--replace", "-z", "--stdin");
        }
    }

    private static String listed(List<String> paths) {
        return String.join("\0", paths) + "\0";
    }
}
