package dev.signalbox.engine.sandbox;

/// What holds a box.
public enum Containment {
    /// Namespaces, seccomp and an unprivileged user, started by bubblewrap.
    BUBBLEWRAP,
    /// Landlock, seccomp and an unprivileged user, where bubblewrap is missing.
    LANDLOCK,
    /// Nothing but limits; only on explicit demand.
    NONE
}
