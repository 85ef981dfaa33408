package dev.signalbox.engine.sandbox;

/// One difference between what a command left and what it was given. Paths are relative to the workspace.
sealed interface Change {

    String path();

    /// A file that is new or has other content or rights.
    record Put(String path) implements Change {}

    /// A symbolic link that is new or leads elsewhere.
    record Link(String path, String target) implements Change {}

    /// A directory that is new.
    record Directory(String path) implements Change {}

    /// A file, link or empty directory that is gone.
    record Delete(String path) implements Change {}

    /// A device, pipe or socket.
    record Special(String path) implements Change {}
}
