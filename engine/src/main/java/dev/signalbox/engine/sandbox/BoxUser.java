package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

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

    /// Who this process runs as, by its effective ids. `/proc/self` itself is a link that belongs to root.
    public static BoxUser self() {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
            return new BoxUser(effective(status, "Uid:"), effective(status, "Gid:"));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot see who this process runs as", e);
        }
    }

    /// `Uid: real effective saved file-system`, see proc(5).
    private static int effective(List<String> status, String name) {
        String line = status.stream()
                .filter(each -> each.startsWith(name))
                .findFirst()
                .orElseThrow();
        return Integer.parseInt(line.split("\\s+", -1)[2]);
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
