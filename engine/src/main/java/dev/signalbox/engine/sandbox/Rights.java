package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Owners and permission bits.
final class Rights {

    private static final int OWNER_ALL = 0700;

    private Rights() {}

    /// A command may have taken its own directories the right to be listed. Root needs none.
    static void makeListable(Anchor directory) throws IOException {
        FileFacts facts = FileFacts.ofOpen(directory);
        BoxUser self = BoxUser.self();
        boolean mine = !self.isRoot() && facts.owner().uid() == self.uid();
        if (mine && (facts.permissions() & OWNER_ALL) != OWNER_ALL) {
            Files.setAttribute(directory.self(), "unix:mode", facts.permissions() | OWNER_ALL);
        }
    }

    /// Gives a path itself, not what it links to, to somebody, if the engine is root.
    static void give(Path path, BoxUser owner) throws IOException {
        if (BoxUser.self().isRoot()) {
            Files.setAttribute(path, "unix:uid", owner.uid(), LinkOption.NOFOLLOW_LINKS);
            Files.setAttribute(path, "unix:gid", owner.gid(), LinkOption.NOFOLLOW_LINKS);
        }
    }

    /// Whether the user can get to the directory through all that lie above it, and owns it.
    static boolean isHome(Path directory, BoxUser user) throws IOException {
        return FileFacts.of(directory)
                        .filter(facts -> facts.owner().uid() == user.uid())
                        .isPresent()
                && canReach(directory, user);
    }

    static boolean canReach(Path path, BoxUser user) throws IOException {
        for (Path above = path.toAbsolutePath().getParent(); above != null; above = above.getParent()) {
            FileFacts facts = FileFacts.of(above.toRealPath()).orElseThrow();
            int shift = facts.owner().uid() == user.uid() ? 6 : facts.owner().gid() == user.gid() ? 3 : 0;
            if ((facts.permissions() >> shift & 1) == 0) {
                return false;
            }
        }
        return true;
    }
}
