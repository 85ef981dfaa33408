package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.engine.ledger.audit.Audit;

/// `audit tail`: the newest tool calls, oldest first.
record AuditTail(Surroundings around, Records records) implements Verb {
    static Syntax syntax() {
        return Syntax.of("audit tail", "Print the newest tool calls, oldest first")
                .option("--limit", "N", "so many (default 20)")
                .example("signalbox audit tail --limit 50");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        var limit = given.number("--limit", 1, 10_000).orElse(20L).intValue();
        return records.withAny(
                store -> {
                    var lines = new AuditLines(around.screen());
                    new Audit(store.views()).tail(limit).forEach(entry -> lines.print(entry, given));
                    return Exit.DONE;
                },
                () -> Exit.DONE);
    }
}
