package dev.signalbox.app.cli.setup;

import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.cli.Entry.Section;
import dev.signalbox.app.work.Definitions;
import java.util.List;
import java.util.function.Supplier;

/// The door of this package: its commands.
public final class SetupCommands {
    private SetupCommands() {}

    /// All of them, in the order of the help.
    ///
    /// @param definitions finds the profile of a project
    public static List<Entry> entries(Supplier<Definitions> definitions) {
        return List.of(
                new Entry(Section.SETUP, "config show", ConfigShow::syntax, ConfigShow::new),
                new Entry(Section.SETUP, "doctor", Doctor::syntax, around -> new Doctor(around, definitions)));
    }
}
