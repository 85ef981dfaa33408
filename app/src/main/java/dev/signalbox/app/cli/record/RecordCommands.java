package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Entry;
import dev.signalbox.app.cli.Entry.Section;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.engine.store.Store;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/// The door of this package: its commands.
public final class RecordCommands {
    private final Records records;

    /// Commands over a store.
    ///
    /// @param opened opens the store, if anything was ever recorded
    public RecordCommands(Supplier<Optional<Store>> opened) {
        this.records = new Records(opened);
    }

    /// All of them, in the order of the help.
    public List<Entry> entries() {
        return List.of(
                entry("list", ListRuns::syntax, ListRuns::new),
                entry("status", Status::syntax, Status::new),
                entry("show", ShowRun::syntax, ShowRun::new),
                entry("events", EventStream::syntax, EventStream::new),
                entry("audit query", AuditQuery::syntax, AuditQuery::new),
                entry("audit tail", AuditTail::syntax, AuditTail::new),
                entry("audit verify", AuditVerify::syntax, AuditVerify::new),
                entry("audit export", AuditFiles::syntax, AuditFiles::new));
    }

    private Entry entry(String name, Supplier<Syntax> syntax, BiFunction<Surroundings, Records, Verb> verb) {
        return new Entry(Section.RECORDS, name, syntax, around -> verb.apply(around, records));
    }
}
