package dev.signalbox.app.cli.setup;

import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.cli.Entry.Section;
import java.util.List;

/// The door of this package: its commands.
public final class SetupCommands {
    private SetupCommands() {}

    /// All of them, in the order of the help.
    public static List<Entry> entries() {
        return List.of(
                new Entry(Section.SETUP, "config show", ConfigShow::syntax, ConfigShow::new),
                new Entry(Section.SETUP, "doctor", Doctor::syntax, Doctor::new));
    }
}
