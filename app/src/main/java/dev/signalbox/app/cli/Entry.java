package dev.signalbox.app.cli;

import java.util.List;
import java.util.function.Supplier;

/// A command in the catalogue.
///
/// @param name as it is typed, one word or two
/// @param syntax what its line looks like; made when it is needed
/// @param verb makes what does it
public record Entry(Section section, String name, Supplier<Syntax> syntax, Maker verb) {

    /// The words of its name.
    List<String> words() {
        return List.of(name.split(" ", 2));
    }

    /// Makes the verb of a command.
    @FunctionalInterface
    public interface Maker {
        Verb make(Surroundings around);
    }

    /// Where the help lists it.
    public enum Section {
        RUNS("Drive work"),
        PEOPLE("Have a say in a run"),
        RULES("Try out rules"),
        RECORDS("Look at what happened"),
        SERVER("Serve a team"),
        SETUP("Set up");

        private final String title;

        Section(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }
}
