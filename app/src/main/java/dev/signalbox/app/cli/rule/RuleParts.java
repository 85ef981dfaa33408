package dev.signalbox.app.cli.rule;

import dev.signalbox.app.work.Definitions;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.kernel.shell.ShellText;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the commands of this package use; each part is made when a command first asks for it.
///
/// @param grammar takes a shell command apart
/// @param caches the directory that holds the caches of builds, under the names that profiles give
public record RuleParts(
        Supplier<Definitions> definitions,
        Supplier<Sandbox> sandbox,
        Function<String, ShellText> grammar,
        Supplier<Path> caches) {}
