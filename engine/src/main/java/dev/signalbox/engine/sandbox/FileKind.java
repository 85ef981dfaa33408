package dev.signalbox.engine.sandbox;

/// The types of `inode(7)`, as far as they are told apart here.
enum FileKind {
    FILE,
    DIRECTORY,
    LINK,
    SPECIAL
}
