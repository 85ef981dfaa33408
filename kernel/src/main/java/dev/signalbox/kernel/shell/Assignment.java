package dev.signalbox.kernel.shell;

/// `NAME=value` before a command or on its own.
///
/// @param name of the variable, without index
public record Assignment(String name, Word value) {}
