package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.engine.ledger.audit.Audit;
import dev.signalbox.engine.ledger.audit.AuditExport;
import dev.signalbox.engine.store.Store;
import dev.signalbox.kernel.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// `audit export`: every tool call as lines of JSON, in files.
record AuditFiles(Surroundings around, Records records) implements Verb {
    static Syntax syntax() {
        return Syntax.of(
                        "audit export",
                        "Write every tool call to tool_audit.jsonl, a new file before one exceeds 100 MB")
                .option("--to", "DIR", "into this directory (default: here)")
                .detail(
                        "The oldest calls are in tool_audit.1.jsonl, the newest in tool_audit.jsonl. Each line: seq, timestamp,"
                                + " task, run, phase, agent, tool, args, decision, reasons, result_digest, duration_ms, success,"
                                + " error.")
                .example("signalbox audit export --to /var/backups/audit");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        return records.with(store -> export(given, store));
    }

    private int export(Given given, Store store) {
        var directory = around.path(given.text("--to").orElse("."));
        try {
            var exported = AuditExport.write(new Audit(store.views()), directory);
            if (given.json()) {
                around.screen()
                        .json(Json.obj()
                                .with(
                                        "files",
                                        Json.strings(exported.files().stream()
                                                .map(Path::toString)
                                                .toList()))
                                .with("calls", Json.of(exported.entries())));
            } else {
                exported.files().forEach(file -> around.screen().line(file.toString()));
                around.screen().note("%,d tool calls".formatted(exported.entries()));
            }
            return Exit.DONE;
        } catch (IOException failure) {
            throw new UncheckedIOException("cannot write the audit to " + directory, failure);
        }
    }
}
