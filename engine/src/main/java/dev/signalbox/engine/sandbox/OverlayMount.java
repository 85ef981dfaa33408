package dev.signalbox.engine.sandbox;

import java.nio.file.Path;

/// One overlay (`Documentation/filesystems/overlayfs.rst`): reads fall through to `lower`, writes stay in `upper`.
record OverlayMount(Path lower, Path upper, Path work, Path merged) {

    static OverlayMount in(Path directory, Path lower) {
        return new OverlayMount(
                lower, directory.resolve("upper"), directory.resolve("work"), directory.resolve("merged"));
    }

    /// Whether the path can be named in the options of mount(8), which have no sure way of quoting.
    static boolean canName(Path path) {
        return path.toString().chars().noneMatch(c -> ":,\\\"'".indexOf(c) >= 0);
    }

    /// Options of mount(8). With `userxattr`, a user namespace of an ordinary user may mount it.
    String options() {
        return "lowerdir=%s,upperdir=%s,workdir=%s,userxattr".formatted(lower, upper, work);
    }
}
