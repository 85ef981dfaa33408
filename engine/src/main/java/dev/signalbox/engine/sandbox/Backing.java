package dev.signalbox.engine.sandbox;

/// Which files a command works on.
public enum Backing {
    /// The workspace itself.
    IN_PLACE,
    /// An overlay upon the workspace; permitted changes are taken over when the box ends.
    OVERLAY,
    /// A copy of the workspace; permitted changes are taken over when the box ends.
    COPY
}
