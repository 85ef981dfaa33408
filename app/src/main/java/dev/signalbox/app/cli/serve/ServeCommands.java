package dev.signalbox.app.cli.serve;

import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.cli.Entry.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// The door of this package: its commands.
public final class ServeCommands {
    private ServeCommands() {}

    /// All of them, in the order of the help.
    ///
    /// @param parts made when a command needs them
    public static List<Entry> entries(Supplier<ServeParts> parts) {
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(Section.SERVER, "serve", Serve::syntax, around -> new Serve(around, parts.get())));
        for (var word : Users.Word.values()) {
            entries.add(new Entry(
                    Section.SERVER,
                    "user " + typed(word),
                    () -> Users.syntax(word),
                    around -> new Users(around, parts.get(), word)));
        }
        for (var word : Keys.Word.values()) {
            entries.add(new Entry(
                    Section.SERVER,
                    "key " + typed(word),
                    () -> Keys.syntax(word),
                    around -> new Keys(around, parts.get(), word)));
        }
        for (var word : Projects.Word.values()) {
            entries.add(new Entry(
                    Section.SERVER,
                    "project " + typed(word),
                    () -> Projects.syntax(word),
                    around -> new Projects(around, parts.get(), word)));
        }
        return List.copyOf(entries);
    }

    private static String typed(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
