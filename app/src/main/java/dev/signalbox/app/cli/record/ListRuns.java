package dev.signalbox.app.cli.record;

import dev.signalbox.app.cli.Exit;
import dev.signalbox.app.cli.Given;
import dev.signalbox.app.cli.Stop;
import dev.signalbox.app.cli.Surroundings;
import dev.signalbox.app.cli.Syntax;
import dev.signalbox.app.cli.Table;
import dev.signalbox.app.cli.Verb;
import dev.signalbox.app.work.Brief;
import dev.signalbox.app.work.RunJson;
import dev.signalbox.app.work.Style;
import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunListed;
import dev.signalbox.engine.store.Store;
import dev.signalbox.kernel.artifact.NearNames;
import dev.signalbox.kernel.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `list`: runs, the one that changed last first.
record ListRuns(Surroundings around, Records records) implements Verb {
    private static final List<String> STATES =
            List.of("pending", "running", "waiting", "paused", "completed", "failed", "timed_out", "cancelled");

    static Syntax syntax() {
        return Syntax.of("list", "List runs, the one that changed last first")
                .options("--state", "STATE", "only these: " + String.join(" ", STATES))
                .option("--limit", "N", "at most so many (default 20)")
                .example("signalbox list --state waiting");
    }

    @Override
    public int run(Given given) throws InterruptedException {
        given.texts("--state").forEach(ListRuns::known);
        var filter = new RunFilter(
                given.texts("--state"),
                Optional.empty(),
                given.number("--limit", 1, 10_000).orElse(20L).intValue());
        if (given.json()) {
            return records.withAny(store -> json(rows(store, filter)), () -> json(List.of()));
        }
        return records.withAny(store -> print(rows(store, filter)), () -> print(List.of()));
    }

    private static void known(String state) {
        if (!STATES.contains(state)) {
            throw Stop.usage("'%s' is no state of a run".formatted(state), NearNames.fix(state, STATES));
        }
    }

    private static List<RunListed> rows(Store store, RunFilter filter) {
        return store.views().runs(filter);
    }

    private int json(List<RunListed> rows) {
        around.screen().json(new Json.Arr(rows.stream().<Json>map(RunJson::of).toList()));
        return Exit.DONE;
    }

    private int print(List<RunListed> rows) {
        if (rows.isEmpty() && around.screen().width() > 0) {
            around.screen().note("no run");
        }
        var style = around.screen().style();
        var table = new Table();
        var now = around.clock().instant();
        rows.forEach(each -> table.row(
                style.name(each.row().run()),
                shown(each.row().state(), style),
                each.row().workflow(),
                each.row().phase().isEmpty() ? "-" : each.row().phase(),
                style.quiet(Figures.time(Duration.between(each.updated(), now)) + " ago"),
                Brief.text(each.title())));
        table.print(around.screen());
        return Exit.DONE;
    }

    static String shown(String state, Style style) {
        return switch (state) {
            case "completed" -> style.good(state);
            case "failed", "timed_out", "cancelled" -> style.bad(state);
            case "waiting", "paused" -> style.warn(state);
            default -> state;
        };
    }
}
