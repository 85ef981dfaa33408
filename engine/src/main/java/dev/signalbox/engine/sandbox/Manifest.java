package dev.signalbox.engine.sandbox;

import static dev.signalbox.engine.sandbox.TreePaths.join;
import static dev.signalbox.engine.sandbox.TreePaths.names;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The state of a copy before a command worked on it. The time of the last change of a file's facts cannot be set, so
/// nothing that was touched passes for untouched.
///
/// @param entries everything in the tree, by path
record Manifest(Map<String, FileFacts> entries) {

    static Manifest of(Anchor tree) throws IOException {
        Map<String, FileFacts> entries = new LinkedHashMap<>();
        walk(tree, "", entries);
        return new Manifest(entries);
    }

    /// What differs now.
    ///
    /// @param original what the tree was copied from; a touched file may still have its content there
    List<Change> changes(Anchor tree, Anchor original) throws IOException {
        Map<String, FileFacts> now = of(tree).entries();
        List<Change> changes = new ArrayList<>();
        for (Map.Entry<String, FileFacts> entry : now.entrySet()) {
            FileFacts before = entries.get(entry.getKey());
            String path = entry.getKey();
            boolean same = before != null
                    && (isUntouched(before, entry.getValue())
                            || (before.looksLike(entry.getValue()) && FileContent.isSame(tree, original, path)));
            if (!same) {
                changes.add(change(tree, path, entry.getValue().kind()));
            }
        }
        entries.forEach((path, before) -> {
            FileFacts after = now.get(path);
            if (after == null || (after.kind() != before.kind() && before.kind() == FileKind.DIRECTORY)) {
                changes.add(new Change.Delete(path));
            }
        });
        return changes;
    }

    private static Change change(Anchor tree, String path, FileKind kind) throws IOException {
        return switch (kind) {
            case FILE -> new Change.Put(path);
            case DIRECTORY -> new Change.Directory(path);
            case SPECIAL -> new Change.Special(path);
            case LINK -> {
                try (Anchor parent = tree.beneath(TreePaths.parent(path))) {
                    yield new Change.Link(
                            path,
                            Files.readSymbolicLink(parent.entry(TreePaths.name(path)))
                                    .toString());
                }
            }
        };
    }

    private static boolean isUntouched(FileFacts before, FileFacts now) {
        if (before.kind() == FileKind.DIRECTORY && now.kind() == FileKind.DIRECTORY) {
            return true;
        }
        return before.inode() == now.inode()
                && before.size() == now.size()
                && before.mode() == now.mode()
                && before.changed().equals(now.changed());
    }

    private static void walk(Anchor tree, String path, Map<String, FileFacts> into) throws IOException {
        try (Anchor here = tree.beneath(path)) {
            Rights.makeListable(here);
            for (String name : names(here)) {
                FileFacts facts = FileFacts.of(here.entry(name)).orElse(null);
                if (facts == null) {
                    continue;
                }
                into.put(join(path, name), facts);
                if (facts.kind() == FileKind.DIRECTORY) {
                    walk(tree, join(path, name), into);
                }
            }
        }
    }
}
