package dev.signalbox.app.cli.work;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.engine.evidence.EvidenceFolder.Found;
import dev.signalbox.kernel.json.Json;
import java.util.Locale;

/// `evidence show` and `evidence verify`: the signed statements of a run, each verified before it is shown.
record EvidenceLook(Surroundings around, Rooms rooms, Kind kind) implements Verb {

    /// What is wanted of them.
    enum Kind {
        SHOW("Show what the engine saw in a run, statement by statement"),
        VERIFY("Verify the signed statements of a run, and that none is missing");

        private final String summary;

        Kind(String summary) {
            this.summary = summary;
        }

        String typed() {
            return "evidence " + name().toLowerCase(Locale.ROOT);
        }
    }

    static Syntax syntax(Kind kind) {
        return Syntax.of(kind.typed(), kind.summary)
                .argument("RUN", Arity.ONE, "the run, or the beginning of its id")
                .option("--key", "FILE", "public key (default: keys/signing.pub of the data directory)")
                .option("--dir", "DIR", "evidence that was brought from elsewhere")
                .option("--end", "SHA256", "digest of the last statement, from the commit's trailer Signalbox-Evidence")
                .detail(
                        "Needs no network. With --dir and --key it needs nothing of this machine either; give --end then,"
                                + " since only the commit tells that nothing was cut off.")
                .exit(Exit.FAILED, "something does not verify, or there is nothing")
                .example("signalbox %s run-7".formatted(kind.typed()))
                .example("signalbox %s run-7 --dir evidence --key signing.pub".formatted(kind.typed()));
    }

    @Override
    public int run(Given given) {
        var evidence = Evidence.of(around, rooms, given);
        if (given.json()) {
            around.screen().json(json(evidence));
        } else {
            print(evidence);
        }
        return evidence.holds() ? Exit.DONE : Exit.FAILED;
    }

    private void print(Evidence evidence) {
        var screen = around.screen();
        var table = new Table();
        evidence.statements()
                .forEach(found -> table.row(
                        found.problem().isEmpty()
                                ? screen.style().good("✓")
                                : screen.style().bad("✗"),
                        Brief.safe(found.file()),
                        found.problem().map(Brief::text).orElseGet(() -> kind == Kind.SHOW ? seen(found) : ""),
                        screen.style().quiet(Brief.digest(found.digest()))));
        table.print(screen);
        evidence.flaw().ifPresent(flaw -> screen.line(screen.style().bad("✗ ") + flaw));
        var broken = evidence.statements().stream()
                .filter(found -> found.problem().isPresent())
                .count();
        screen.line("%d signed statements, %d do not verify"
                .formatted(evidence.statements().size(), broken));
    }

    /// What a statement says, in a few words.
    private static String seen(Found found) {
        var predicate = found.statement().flatMap(statement -> statement.at("predicate"));
        var seen = predicate.flatMap(each -> each.at("evidence"));
        var phase = predicate.flatMap(each -> each.text("phase")).orElse("");
        var what = seen.flatMap(each -> each.text("kind")).orElse("the whole run");
        var tests =
                seen.flatMap(each -> each.at("result")).map(EvidenceLook::tests).orElse("");
        return Brief.text("%s %s %s".formatted(phase, what, tests));
    }

    /// What a test run came to; whatever neither passed nor was skipped has failed.
    private static String tests(Json result) {
        if (result.at("errors").isPresent()) {
            return "did not compile, %d errors".formatted(result.list("errors").size());
        }
        if (result.at("cases").isEmpty()) {
            return "unknown: " + result.text("why").orElse("");
        }
        var cases = result.list("cases");
        var failed = cases.stream()
                .map(each -> each.text("status").orElse(""))
                .filter(status -> !status.equals("passed") && !status.equals("skipped"))
                .count();
        return "%d tests, %d failed".formatted(cases.size(), failed);
    }

    private static Json json(Evidence evidence) {
        return Json.obj()
                .with("run", Json.of(evidence.run()))
                .with("directory", Json.of(evidence.directory().toString()))
                .with("holds", Json.of(evidence.holds()))
                .with("problem", Json.of(evidence.flaw().orElse("")))
                .with(
                        "statements",
                        new Json.Arr(evidence.statements().stream()
                                .map(EvidenceLook::json)
                                .toList()));
    }

    private static Json json(Found found) {
        return Json.obj()
                .with("file", Json.of(found.file()))
                .with("sha256", Json.of(found.digest()))
                .with("problem", Json.of(found.problem().orElse("")))
                .with("statement", found.statement().orElse(Json.Null.NULL));
    }
}
