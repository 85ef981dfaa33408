package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Cuts hard links across the border between what is writable and what is not. Mounts cannot hold them: a file that an
/// earlier phase linked into a writable directory is the same file there.
final class HardLinks {

    private static final String TEMPORARY = ".signalbox-cutting";

    private HardLinks() {}

    /// Gives every file of these directories, or these files, content of its own. One side of the border is enough.
    static void cut(Path workspace, List<String> places) throws IOException {
        try (Anchor tree = Anchor.at(workspace)) {
            for (String place : places) {
                if (!place.isEmpty() && !WorkspaceTable.isAtOrBelow(place, ".git")) {
                    cut(tree, place);
                }
            }
        }
    }

    private static void cut(Anchor tree, String path) throws IOException {
        FileFacts facts = TreePaths.facts(tree, path).orElse(null);
        if (facts == null) {
            return;
        }
        if (facts.kind() == FileKind.FILE && facts.links() > 1) {
            replace(tree, path, facts);
        } else if (facts.kind() == FileKind.DIRECTORY) {
            try (Anchor here = tree.beneath(path)) {
                Rights.makeListable(here);
                for (String name : TreePaths.names(here)) {
                    cut(tree, TreePaths.join(path, name));
                }
            }
        }
    }

    private static void replace(Anchor tree, String path, FileFacts facts) throws IOException {
        try (Anchor directory = tree.beneath(TreePaths.parent(path));
                InputStream in = FileContent.open(tree, path)) {
            Path temporary = directory.entry(TEMPORARY);
            Files.deleteIfExists(temporary);
            try (var out = Files.newOutputStream(
                    temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
                in.transferTo(out);
            }
            Rights.give(temporary, facts.owner());
            Files.setAttribute(temporary, "unix:mode", facts.permissions(), LinkOption.NOFOLLOW_LINKS);
            Files.move(temporary, directory.entry(TreePaths.name(path)), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
