package dev.signalbox.app.cli;

/// The parts of the engine that commands use. The composition root says how each is made; nothing is made before a
/// command asks for it, so that a command opens only what it needs.
///
/// @param version of this build
public record Parts(String version) {}
