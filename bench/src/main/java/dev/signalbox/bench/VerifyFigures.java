package dev.signalbox.bench;

import dev.signalbox.bench.Figure.Bound;
import dev.signalbox.engine.store.Append;
import dev.signalbox.engine.store.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// How fast `signalbox audit verify` reads, hashes and compares: the command itself, with the options it is started
/// with, on a log of intents and effects.
final class VerifyFigures implements Measure {
    private static final int AT_ONCE = Append.MAX_DRAFTS;
    private static final Pattern RECORDS = Pattern.compile("\"records\":\\s*(\\d+)");
    private static final Pattern MILLIS = Pattern.compile("\"millis\":\\s*(\\d+)");

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public List<Figure> figures(Effort effort) throws Exception {
        var product = Product.of(effort, "verify");
        fill(effort, effort.of(1_000_000, 100_000));
        var rates = new ArrayList<Double>();
        var walls = new ArrayList<Double>();
        for (var round = 0; round < effort.rounds(); round++) {
            var ended = product.run("audit", "verify", "--json").orFail("audit verify");
            rates.add(number(RECORDS, ended.output()) / (number(MILLIS, ended.output()) / 1000));
            walls.add(ended.millis());
            effort.say("verify: %,.0f records/s, %,.0f ms for the command", rates.getLast(), walls.getLast());
        }
        return List.of(new Figure(
                name(),
                "`signalbox audit verify`, start-up left out",
                Bound.atLeast(1_000_000, "records/s"),
                Median.of(rates),
                "%,d records; the whole command %,.0f ms".formatted(effort.of(1_000_000, 100_000), Median.of(walls))));
    }

    private static void fill(Effort effort, int records) {
        effort.say("verify: making a log of %,d records", records);
        try (var scene = new Scene(effort.work().resolve("verify"))) {
            var run = scene.begin("run-1");
            for (var number = 0; scene.store.log().head().seq() < records; number++) {
                var drafts = new ArrayList<Draft>(AT_ONCE);
                for (var i = 0; i < AT_ONCE / 2; i++) {
                    var call = (long) number * AT_ONCE + i;
                    drafts.add(Draft.of(Scene.decided(run, call)));
                    drafts.add(Draft.of(Scene.finished(run, call)));
                }
                scene.store.log().append(new Append("engine", drafts, Map.of(), Optional.empty()));
            }
        }
    }

    private static double number(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        if (!found.find()) {
            throw new IllegalStateException("no " + pattern + " in: " + text);
        }
        return Double.parseDouble(found.group(1));
    }
}
