package dev.signalbox.app.cli.demo;

import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.work.RunRoom;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// The door of this package.
public final class DemoCommands {
    private DemoCommands() {}

    /// All of them.
    ///
    /// @param rooms opens the engine; its argument hears what takes long
    /// @param installation where the examples lie, if that is known
    public static List<Entry> entries(Function<Consumer<String>, RunRoom> rooms, Optional<Path> installation) {
        return List.of(Demo.entry(rooms, installation));
    }
}
