package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.RunNames;
import dev.signalbox.engine.ledger.audit.Audit;
import dev.signalbox.engine.ledger.audit.AuditEntry;
import dev.signalbox.engine.store.CallFilter;
import dev.signalbox.engine.store.CallFilter.Page;
import dev.signalbox.engine.store.Store;
import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.id.RunId;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;

/// `audit query`: tool calls, what policy said of them, and what came of them; the newest first.
record AuditQuery(Surroundings around, Records records) implements Verb {
    private static final List<String> DECISIONS = List.of("allow", "deny", "ask");

    static Syntax syntax() {
        return Syntax.of("audit query", "Find tool calls: what was asked for, what policy said, what came of it")
                .option("--run", "RUN", "of this run only")
                .option("--phase", "P", "of this phase only")
                .option("--tool", "T", "of this tool only")
                .option("--decision", "D", "allow, deny or ask")
                .option("--since", "TIME", "decided then or later, as 2026-01-31T12:00:00Z")
                .option(
                        "--text",
                        "TEXT",
                        "with this text in its arguments, reasons, output or error, whatever the case")
                .option("--limit", "N", "at most so many (default 100)")
                .detail(
                        "With --json, one record a line: seq, timestamp, task, run, phase, agent, tool, args, decision, reasons,"
                                + " result_digest, duration_ms, success, error.")
                .example("signalbox audit query --decision deny --limit 20");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        return records.withAny(store -> print(given, store), () -> Exit.DONE);
    }

    private int print(Given given, Store store) {
        var lines = new AuditLines(around.screen());
        entries(given, store).forEach(entry -> lines.print(entry, given));
        return Exit.DONE;
    }

    private static List<AuditEntry> entries(Given given, Store store) {
        var filter = new CallFilter(
                given.text("--run")
                        .map(word -> new RunId(RunNames.find(store, word).row().run())),
                given.text("--phase"),
                given.text("--tool"),
                given.text("--decision").map(AuditQuery::decision),
                given.text("--since").map(AuditQuery::time),
                Reach.EVERYWHERE,
                new Page.Before(Long.MAX_VALUE),
                given.number("--limit", 1, 10_000).orElse(100L).intValue());
        return new Audit(store.views()).query(filter, given.text("--text"));
    }

    private static String decision(String word) {
        if (!DECISIONS.contains(word)) {
            throw Stop.usage("'%s' is no decision".formatted(word), "use one of: " + String.join(", ", DECISIONS));
        }
        return word;
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException malformed) {
            throw Stop.usage("'%s' is no time".formatted(text), "write it as 2026-01-31T12:00:00Z");
        }
    }
}
