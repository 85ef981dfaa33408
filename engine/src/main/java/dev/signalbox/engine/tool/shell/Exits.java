package dev.signalbox.engine.tool.shell;

import dev.signalbox.kernel.shell.WorkingDirectory;

/// Where the shell may find itself after a command.
record Exits(WorkingDirectory success, WorkingDirectory failure) {

    static Exits at(WorkingDirectory directory) {
        return new Exits(directory, directory);
    }

    WorkingDirectory either() {
        return Directories.join(success, failure);
    }

    Exits swapped() {
        return new Exits(failure, success);
    }

    Exits or(Exits other) {
        return new Exits(Directories.join(success, other.success), Directories.join(failure, other.failure));
    }

    /// After `this && next`.
    Exits andThen(Exits next) {
        return new Exits(next.success, Directories.join(failure, next.failure));
    }

    /// After `this || next`.
    Exits orElse(Exits next) {
        return new Exits(Directories.join(success, next.success), next.failure);
    }
}
