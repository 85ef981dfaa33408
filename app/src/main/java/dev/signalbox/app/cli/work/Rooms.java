package dev.signalbox.app.cli.work;

import dev.signalbox.app.work.RunRoom;
import java.util.function.Consumer;

/// Opens the engine.
@FunctionalInterface
interface Rooms {
    /// Opens it for one command.
    ///
    /// @param progress hears what takes long
    RunRoom open(Consumer<String> progress);
}
