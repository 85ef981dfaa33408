package dev.signalbox.app.work;

import dev.signalbox.kernel.event.GateEvent.GateJudged;
import dev.signalbox.kernel.event.GateEvent.Judgement;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// What was counted of one project.
final class Tally {
    private final Map<String, Map<Judgement, Long>> gates = new TreeMap<>();
    private final Map<String, Long> blockers = new TreeMap<>();
    private final Map<String, Map<Decision, Long>> calls = new TreeMap<>();
    private final Map<String, Long> ends = new TreeMap<>();
    private final Map<String, Spent> phases = new TreeMap<>();
    private long dropped;

    private record Spent(long times, Duration whole) {
        Spent plus(Spent other) {
            return new Spent(times + other.times, whole.plus(other.whole));
        }
    }

    void gate(String workflow, GateJudged judged) {
        count(gates, String.join(" ", workflow, judged.phase(), judged.gate()), judged.judgement(), 1);
        judged.blockers().forEach(finding -> blockers.merge(finding.check(), 1L, Long::sum));
    }

    void call(CallDecided decided) {
        count(calls, decided.tool(), decided.decision(), 1);
    }

    void dropped() {
        dropped++;
    }

    void ended(String state) {
        ends.merge(state, 1L, Long::sum);
    }

    void phase(String workflow, String phase, Instant from, Instant to) {
        phases.merge(workflow + " " + phase, new Spent(1, Duration.between(from, to)), Spent::plus);
    }

    private static <K> void count(Map<String, Map<K, Long>> counts, String name, K kind, long by) {
        counts.computeIfAbsent(name, _ -> new TreeMap<>()).merge(kind, by, Long::sum);
    }

    void add(Tally other) {
        other.gates.forEach((name, kinds) -> kinds.forEach((kind, count) -> count(gates, name, kind, count)));
        other.calls.forEach((name, kinds) -> kinds.forEach((kind, count) -> count(calls, name, kind, count)));
        other.blockers.forEach((check, count) -> blockers.merge(check, count, Long::sum));
        other.ends.forEach((state, count) -> ends.merge(state, count, Long::sum));
        other.phases.forEach((phase, spent) -> phases.merge(phase, spent, Spent::plus));
        dropped += other.dropped;
    }

    Json.Obj json() {
        return Json.obj()
                .with("gate_block_rate", Json.of(share(gates, Judgement.BLOCKED)))
                .with("tool_violation_rate", Json.of(share(calls, Decision.DENY)))
                .with("changes_dropped", Json.of(dropped))
                .with("runs", numbers(ends))
                .with("gates", rows(gates, Judgement.values(), "workflow", "phase", "gate"))
                .with("blockers", numbers(blockers))
                .with("calls", rows(calls, Decision.values(), "tool"))
                .with("phases", phases());
    }

    private static <K> double share(Map<String, Map<K, Long>> counts, K kind) {
        var all = counts.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToLong(Long::longValue)
                .sum();
        var of = counts.values().stream()
                .mapToLong(kinds -> kinds.getOrDefault(kind, 0L))
                .sum();
        return all == 0 ? 0 : Math.round(10_000.0 * of / all) / 10_000.0;
    }

    private static Json numbers(Map<String, Long> counts) {
        var json = Json.obj();
        for (var each : counts.entrySet()) {
            json = json.with(each.getKey(), Json.of(each.getValue()));
        }
        return json;
    }

    private static <K extends Enum<K>> Json rows(Map<String, Map<K, Long>> counts, K[] kinds, String... names) {
        var rows = new ArrayList<Json>();
        counts.forEach((name, found) -> {
            var row = named(name, names);
            for (var kind : kinds) {
                row = row.with(kind.name().toLowerCase(Locale.ROOT), Json.of(found.getOrDefault(kind, 0L)));
            }
            rows.add(row);
        });
        return new Json.Arr(rows);
    }

    private static Json.Obj named(String text, String... names) {
        var parts = text.split(" ", names.length);
        var row = Json.obj();
        for (var i = 0; i < names.length; i++) {
            row = row.with(names[i], Json.of(parts[i]));
        }
        return row;
    }

    private Json phases() {
        var rows = new ArrayList<Json>();
        phases.forEach((name, spent) -> rows.add(named(name, "workflow", "phase")
                .with("times", Json.of(spent.times))
                .with("seconds", Json.of(spent.whole.toMillis() / 1000.0))
                .with("mean_seconds", Json.of(spent.whole.toMillis() / 1000.0 / spent.times))));
        return new Json.Arr(rows);
    }
}
