package dev.signalbox.kernel.shell.rule;

import dev.signalbox.kernel.shell.Word;

/// Something in the file system that a command would write.
///
/// @param target as the command names it, seen from where the command runs
public record Touch(Kind kind, Word target) {

    /// How much of it.
    public enum Kind {
        /// One file is written, made or removed.
        FILE,
        /// A directory is made.
        DIRECTORY,
        /// A file or directory is written, moved or removed with all that it holds.
        TREE
    }

    static Touch file(Word target) {
        return new Touch(Kind.FILE, target);
    }

    static Touch directory(Word target) {
        return new Touch(Kind.DIRECTORY, target);
    }

    static Touch tree(Word target) {
        return new Touch(Kind.TREE, target);
    }
}
