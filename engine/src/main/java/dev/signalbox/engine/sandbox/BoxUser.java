package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// A user of the host, by number.
///
/// @param uid real user id
/// @param gid real group id
public record BoxUser(int uid, int gid) {

    /// A number that no distribution hands out, so that no file on the host belongs to it by chance. `nobody` is not
    /// used: network file systems and some hosts give it rights.
    public static final BoxUser DEDICATED = new BoxUser(1_900_000_001, 1_900_000_001);

    public BoxUser {
        if (uid < 0 || gid < 0) {
            throw new IllegalArgumentException("No user has the ids " + uid + ":" + gid);
        }
    }

    /// Who this process runs as.
    public static BoxUser self() {
        return ownerOf(Path.of("/proc/self"));
    }

    static BoxUser ownerOf(Path file) {
        try {
            return new BoxUser((int) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS), (int)
                    Files.getAttribute(file, "unix:gid", LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot see the owner of " + file, e);
        }
    }

    boolean isRoot() {
        return uid == 0;
    }
}
