package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.ledger.Checkpoints;
import dev.signalbox.engine.ledger.audit.AuditReport;
import dev.signalbox.engine.ledger.audit.AuditVerifier;
import dev.signalbox.engine.store.sqlite.SqliteStore;
import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.engine.token.Verifier;
import dev.signalbox.kernel.json.Json;
import java.nio.file.Files;
import java.util.List;

/// `audit verify`: whether the log is what was recorded. Opens even a log that nothing else opens.
record AuditVerify(Surroundings around, Records records) implements Verb {
    static Syntax syntax() {
        return Syntax.of(
                        "audit verify", "Prove that the log is what was recorded: every hash, every signature, its end")
                .option("--key", "FILE", "trust this public key, kept elsewhere, instead of those beside the log")
                .detail("Exit code 0 if it holds, 1 with every problem if it does not.")
                .example("signalbox audit verify");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        var places = Places.of(around.environment());
        if (!Files.exists(places.log())) {
            return records.with(_ -> Exit.DONE);
        }
        var keys = given.text("--key")
                .map(file -> List.of(Verifier.from(around.path(file))))
                .orElseGet(() -> KeyRing.existing(places.keys()).verifiers());
        try (var store = SqliteStore.inspect(places.log(), around.clock())) {
            var report = new AuditVerifier(store, new Checkpoints(places.data()), keys).verify();
            print(report, given);
            return report.holds() ? Exit.DONE : Exit.FAILED;
        }
    }

    private void print(AuditReport report, Given given) {
        var screen = around.screen();
        if (given.json()) {
            screen.json(json(report));
            return;
        }
        report.problems().forEach(problem -> screen.line(problem.what()));
        screen.line("%,d records %s; signed up to record %,d (%d checkpoints); looked at in %d ms"
                .formatted(
                        report.records(),
                        report.holds() ? "in an unbroken chain" : "that do not hold",
                        report.signed(),
                        report.checkpoints(),
                        report.took().toMillis()));
    }

    private static Json json(AuditReport report) {
        return Json.obj()
                .with("holds", Json.of(report.holds()))
                .with("records", Json.of(report.records()))
                .with("signed", Json.of(report.signed()))
                .with("checkpoints", Json.of(report.checkpoints()))
                .with("millis", Json.of(report.took().toMillis()))
                .with(
                        "problems",
                        new Json.Arr(report.problems().stream()
                                .<Json>map(problem -> Json.obj()
                                        .with("seq", Json.of(problem.seq()))
                                        .with("what", Json.of(problem.what())))
                                .toList()));
    }
}
