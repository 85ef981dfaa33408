package dev.signalbox.engine.sandbox;

import java.nio.file.Path;

/// One line of a box's mount table. Lines are applied in order, so a later one covers an earlier one.
public sealed interface Mount {

    /// Where it appears in the box.
    Path at();

    /// A line that shows files of the host.
    sealed interface FromHost extends Mount permits Extra, Layered {
        Path host();
    }

    /// A line that a caller may add; the others are the box's own.
    sealed interface Extra extends FromHost permits ReadOnly, Writable, ThrowAway {}

    /// A host file or directory that can be read.
    record ReadOnly(Path host, Path at) implements Extra {}

    /// A host file, directory or socket that can be written; it must belong to the box's user.
    record Writable(Path host, Path at) implements Extra {}

    /// A host directory that can be written in the box, while the host never sees the changes.
    record ThrowAway(Path host, Path at) implements Extra {}

    /// The workspace behind a copy-on-write layer, of which only permitted changes are taken over.
    record Layered(Path host, Path at) implements FromHost {}

    /// An empty directory on disk that ends with the box. Where nothing can be mounted, a variable of the environment
    /// leads to it.
    record Own(Path at) implements Mount {}

    /// Memory that ends with the box.
    record Tmpfs(Path at, long size) implements Mount {}

    /// The box's own processes.
    record Proc(Path at) implements Mount {}

    /// null, zero, full, random, urandom, tty and pseudo terminals.
    record Devices(Path at) implements Mount {}

    record Link(Path at, String target) implements Mount {}

    /// An empty directory in the box's root.
    record Directory(Path at) implements Mount {}

    /// Makes what was built at this path read-only.
    record Seal(Path at) implements Mount {}
}
