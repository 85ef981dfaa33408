package dev.signalbox.app.cli.rule;

import dev.signalbox.app.work.Definitions;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.kernel.shell.ShellText;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// What the commands of this package use; each part is made when a command first asks for it.
///
/// @param boxes opens the sandbox
/// @param grammar takes a shell command apart
/// @param caches the directory that holds the caches of builds, under the names that profiles give
public record RuleParts(
        Supplier<Definitions> definitions, Boxes boxes, Function<String, ShellText> grammar, Supplier<Path> caches) {

    /// Opens the sandbox that the settings of a directory ask for.
    @FunctionalInterface
    public interface Boxes {
        /// The sandbox for a directory.
        ///
        /// @param mode which box is accepted; the settings' where there is none
        Sandbox open(Path directory, Optional<String> mode);
    }
}
