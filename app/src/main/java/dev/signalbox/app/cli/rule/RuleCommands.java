package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Definitions;
import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.cli.Entry.Section;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The door of this package: its commands.
public final class RuleCommands {
    private final Supplier<Definitions> definitions;

    /// Each part is made when a command first asks for it.
    public RuleCommands(Supplier<Definitions> definitions) {
        this.definitions = definitions;
    }

    /// All of them, in the order of the help.
    public List<Entry> entries() {
        return List.of(
                entry("workflow list", WorkflowList::syntax, WorkflowList::new),
                entry("workflow show", WorkflowShow::syntax, WorkflowShow::new),
                entry("workflow validate", WorkflowValidate::syntax, WorkflowValidate::new),
                entry("workflow graph", WorkflowDrawing::syntax, WorkflowDrawing::new));
    }

    private Entry entry(String name, Supplier<Syntax> syntax, BiFunction<Surroundings, Definitions, Verb> verb) {
        return new Entry(Section.RULES, name, syntax, around -> verb.apply(around, definitions.get()));
    }
}
