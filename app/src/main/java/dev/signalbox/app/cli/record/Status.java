package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Syntax.Arity;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.app.work.Open;
import dev.signalbox.app.work.Replay;
import dev.signalbox.app.work.RunJson;
import dev.signalbox.app.work.RunNames;
import dev.signalbox.engine.config.Places;
import dev.signalbox.engine.driver.Driver;
import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.engine.store.RunRow;
import dev.signalbox.engine.store.Store;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.json.Json;
import java.util.List;
import java.util.Optional;

/// `status`: where a run is, and whom it needs.
record Status(Surroundings around, Records records) implements Verb {
    private static final List<String> OPEN = List.of("pending", "running", "waiting", "paused");

    static Syntax syntax() {
        return Syntax.of("status", "Show where a run is and what it waits for; without RUN, all open runs")
                .argument("RUN", Arity.OPTIONAL, "id of a run, or the beginning of one")
                .example("signalbox status");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        if (given.find(0).isPresent()) {
            return records.with(store -> show(given, store, List.of(RunNames.find(store, given.argument(0)))));
        }
        return records.withAny(
                store -> show(given, store, store.views().runs(new RunFilter(OPEN, Optional.empty(), 100))),
                () -> nothing(given));
    }

    private int show(Given given, Store store, List<RunListed> runs) {
        if (given.json()) {
            var all = runs.stream().<Json>map(run -> json(store, run)).toList();
            around.screen().json(given.find(0).isPresent() ? all.getFirst() : new Json.Arr(all));
            return Exit.DONE;
        }
        if (runs.isEmpty()) {
            return nothing(given);
        }
        runs.forEach(run -> print(store, run));
        return Exit.DONE;
    }

    private int nothing(Given given) {
        if (given.json()) {
            around.screen().json(new Json.Arr(List.of()));
        } else {
            around.screen().line("no open run");
        }
        return Exit.DONE;
    }

    private static List<Waiting> open(Store store, RunListed run) {
        return List.of("waiting", "paused").contains(run.row().state())
                ? Open.of(Replay.of(store, new RunId(run.row().run())).state())
                : List.of();
    }

    private static Json json(Store store, RunListed run) {
        return RunJson.of(run)
                .with(
                        "waits_for",
                        new Json.Arr(open(store, run).stream().map(Open::json).toList()));
    }

    private boolean isLeft(RunRow row) {
        var runs = Places.of(around.environment()).data().resolve("runs");
        return List.of("pending", "running").contains(row.state()) && !Driver.isDriven(runs, new RunId(row.run()));
    }

    private void print(Store store, RunListed run) {
        var row = run.row();
        var style = around.screen().style();
        var table = new Table()
                .row(style.name(row.run()), Brief.text(run.title()))
                .row("  workflow", "%s %s".formatted(row.workflow(), row.version()))
                .row("  state", ListRuns.shown(row.state(), style))
                .row("  phase", row.phase().isEmpty() ? "-" : "%s, round %d".formatted(row.phase(), row.round()))
                .row("  calls", "%d allowed, %d denied".formatted(row.allowed(), row.denied()))
                .row(
                        "  used",
                        "%d turns, %,d tokens, %s"
                                .formatted(row.turns(), row.tokens(), Figures.dollars(row.microDollars())));
        if (isLeft(row)) {
            table.row("", style.warn("nobody drives it; carry it on: signalbox resume " + row.run()));
        }
        if (!row.note().isEmpty()) {
            table.row("  because", Brief.whole(row.note()));
        }
        for (var waiting : open(store, run)) {
            table.row("  waits for", style.warn("%s: %s".formatted(Open.kind(waiting), Brief.whole(waiting.text()))));
            table.row("", Open.answer(row.run(), waiting));
        }
        table.print(around.screen());
    }
}
