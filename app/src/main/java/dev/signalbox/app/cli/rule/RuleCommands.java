package dev.signalbox.app.cli.rule;

import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.cli.Entry.Section;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Definitions;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The door of this package: its commands.
public final class RuleCommands {
    private final RuleParts parts;

    public RuleCommands(RuleParts parts) {
        this.parts = parts;
    }

    /// All of them, in the order of the help.
    public List<Entry> entries() {
        return List.of(
                reading("workflow list", WorkflowList::syntax, WorkflowList::new),
                reading("workflow show", WorkflowShow::syntax, WorkflowShow::new),
                reading("workflow validate", WorkflowValidate::syntax, WorkflowValidate::new),
                reading("workflow graph", WorkflowDrawing::syntax, WorkflowDrawing::new),
                entry("policy check", PolicyCheck::syntax, PolicyCheck::new),
                reading("policy explain", PolicyExplain::syntax, PolicyExplain::new),
                entry("sandbox exec", SandboxExec::syntax, SandboxExec::new),
                entry("sandbox show", SandboxShow::syntax, SandboxShow::new));
    }

    private Entry reading(String name, Supplier<Syntax> syntax, BiFunction<Surroundings, Definitions, Verb> verb) {
        return entry(
                name,
                syntax,
                (around, all) -> verb.apply(around, all.definitions().get()));
    }

    private Entry entry(String name, Supplier<Syntax> syntax, BiFunction<Surroundings, RuleParts, Verb> verb) {
        return new Entry(Section.RULES, name, syntax, around -> verb.apply(around, parts));
    }
}
