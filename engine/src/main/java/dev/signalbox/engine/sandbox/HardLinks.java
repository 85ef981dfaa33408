package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// Cuts hard links across the border between what is writable and what is not. Mounts cannot hold them: a file that an
/// earlier phase linked into a writable directory is the same file there.
final class HardLinks {

    private static final String TEMPORARY = ".signalbox-cutting";

    private final Anchor tree;
    private final Copying copying;

    private HardLinks(Anchor tree, long most) {
        this.tree = tree;
        this.copying = new Copying(most);
    }

    /// Gives every file of these directories, or these files, content of its own. One side of the border is enough.
    ///
    /// @param most bytes of all copies together
    /// @throws SandboxFailure when there is more to copy
    static void cut(Path workspace, List<String> places, long most) throws IOException {
        try (Anchor tree = Anchor.at(workspace)) {
            HardLinks work = new HardLinks(tree, most);
            for (String place : places) {
                if (!place.isEmpty() && !WorkspaceTable.isAtOrBelow(place, ".git")) {
                    work.cut(place);
                }
            }
        }
    }

    private void cut(String path) throws IOException {
        FileFacts facts = TreePaths.facts(tree, path).orElse(null);
        if (facts == null) {
            return;
        }
        if (facts.kind() == FileKind.FILE && facts.links() > 1) {
            replace(path, facts);
        } else if (facts.kind() == FileKind.DIRECTORY) {
            try (Anchor here = tree.beneath(path)) {
                Rights.makeListable(here);
                for (String name : TreePaths.names(here)) {
                    cut(TreePaths.join(path, name));
                }
            }
        }
    }

    private void replace(String path, FileFacts facts) throws IOException {
        if (!copying.mayCopy(facts)) {
            throw new SandboxFailure("Files with several names, up to " + path
                    + ", hold more than one command may add to the disk; remove some of the names");
        }
        try (Anchor directory = tree.beneath(TreePaths.parent(path));
                InputStream in = FileContent.open(tree, path)) {
            Path temporary = directory.entry(TEMPORARY);
            Files.deleteIfExists(temporary);
            Copying.copy(in, temporary);
            Rights.give(temporary, facts.owner());
            Files.setAttribute(temporary, "unix:mode", facts.permissions(), LinkOption.NOFOLLOW_LINKS);
            Files.move(temporary, directory.entry(TreePaths.name(path)), StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
