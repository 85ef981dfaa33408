package dev.signalbox.engine.workspace;

import dev.signalbox.kernel.artifact.FileChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What differs between two trees, file by file, without renames.
final class TreeDiff {
    static final int MAX_FILES = 100_000;

    /// @param change as the kernel knows it
    /// @param before the entry in the older tree
    record Entry(FileChange change, Blob before) {
        String path() {
            return change.path();
        }
    }

    /// Mode and object of a tree's entry; mode `000000` when there is none.
    record Blob(String mode, String object) {
        boolean isAbsent() {
            return mode.equals("000000");
        }
    }

    private TreeDiff() {}

    /// In the order of the paths.
    ///
    /// @throws WorkspaceFailure if more than 100,000 files differ
    static List<Entry> between(Git git, String older, String newer) {
        var pieces = git.pieces(
                "diff-tree",
                "-r",
                "-z",
                "--raw",
                "--numstat",
                "--no-renames",
                "--no-ext-diff",
                "--no-textconv",
                older,
                newer);
        if (pieces.size() > 3 * MAX_FILES) {
            throw new WorkspaceFailure(
                    "More than %,d files differ between %s and %s; is build output missing from .gitignore?"
                            .formatted(MAX_FILES, older, newer));
        }
        var counts = counts(pieces);
        List<Entry> entries = new ArrayList<>();
        for (var at = 0; at + 1 < pieces.size() && pieces.get(at).startsWith(":"); at += 2) {
            entries.add(entry(pieces.get(at), pieces.get(at + 1), counts));
        }
        return entries;
    }

    /// What a tree has at a path.
    static Blob blob(Git git, String tree, String path) {
        var found = git.pieces("ls-tree", "-z", "--full-tree", tree, "--", path);
        if (found.isEmpty() || !found.getFirst().contains(" blob ")) {
            return new Blob("000000", "0".repeat(tree.length()));
        }
        var words = found.getFirst().split("[ \t]", 4);
        return new Blob(words[0], words[2]);
    }

    /// `:100644 100755 <old> <new> M`, then the path.
    private static Entry entry(String raw, String path, Map<String, int[]> counts) {
        var words = raw.substring(1).split(" ", -1);
        var kind = switch (words[4].charAt(0)) {
            case 'A' -> FileChange.Kind.ADDED;
            case 'D' -> FileChange.Kind.DELETED;
            default -> FileChange.Kind.MODIFIED;
        };
        var lines = counts.getOrDefault(path, new int[2]);
        return new Entry(new FileChange(path, kind, lines[0], lines[1]), new Blob(words[0], words[2]));
    }

    /// `added<TAB>removed<TAB>path`; `-` for a binary file.
    private static Map<String, int[]> counts(List<String> pieces) {
        Map<String, int[]> counts = new HashMap<>();
        var raw = true;
        for (var at = 0; at < pieces.size(); at++) {
            var piece = pieces.get(at);
            raw = raw && piece.startsWith(":");
            if (raw) {
                at++;
                continue;
            }
            var words = piece.split("\t", 3);
            counts.put(words[2], new int[] {count(words[0]), count(words[1])});
        }
        return counts;
    }

    private static int count(String digits) {
        return digits.equals("-") ? 0 : Integer.parseInt(digits);
    }
}
