package dev.signalbox.bench;

import dev.signalbox.bench.Figure.Bound;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What a user waits for: every command that only reads, from the shell's call to its end, on a log in which a run has
/// completed; and the memory of that run.
final class StartFigures implements Measure {
    private static final Pattern RUN = Pattern.compile("run-[0-9a-z]{8}");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public List<Figure> figures(Effort effort) throws Exception {
        var product = Product.of(effort, "start");
        product.run("--version").orFail("--version");
        var peaks = new ArrayList<Double>();
        var run = "";
        for (var round = 0; round < (effort.quick() ? 1 : 3); round++) {
            var demo = product.watched("demo", "python").orFail("demo python");
            peaks.add(demo.peak());
            effort.say("start: demo in %.1f s, %.0f MB at most", demo.millis() / 1000, demo.peak());
        }
        run = run(product);
        var rows = new ArrayList<Figure>();
        rows.add(new Figure(
                "memory",
                "most memory of a run with a scripted model (`signalbox demo python`), resident",
                Bound.atMost(256, "MB"),
                Median.of(peaks),
                "VmHWM of the process, read every 20 ms"));
        commands(run).forEach((name, words) -> rows.add(row(effort, product, name, words)));
        return rows;
    }

    private static String run(Product product) throws Exception {
        var found = RUN.matcher(product.run("list").orFail("list").output());
        if (!found.find()) {
            throw new IllegalStateException("the demo left no run");
        }
        return found.group();
    }

    /// Every command of `docs/cli.md` that changes nothing.
    private static Map<String, List<String>> commands(String run) {
        var all = new LinkedHashMap<String, List<String>>();
        for (var words : List.of(
                "--version",
                "--help",
                "list",
                "status",
                "status RUN",
                "show RUN",
                "events RUN",
                "audit query --run RUN",
                "audit tail",
                "audit verify",
                "evidence show RUN",
                "evidence verify RUN",
                "workflow list",
                "workflow show tdd",
                "workflow validate WORKFLOW",
                "workflow graph tdd",
                "policy check --workflow tdd --phase TDD --profile maven --tool bash --args {\"command\":\"ls\"}",
                "policy explain --workflow tdd --phase TDD --profile maven",
                "sandbox show --workflow tdd --phase TDD --profile maven --dir DIR",
                "config show",
                "doctor")) {
            all.put(
                    words.replaceAll(" --(?:workflow|args|dir) .*", " …").replace("WORKFLOW", "FILE"),
                    List.of(words.replace("RUN", run).split(" ")));
        }
        return all;
    }

    private Figure row(Effort effort, Product product, String name, List<String> words) {
        var limit = name.equals("--version") ? 100 : 200;
        var times = new double[effort.of(9, 3)];
        try {
            var arguments =
                    words.stream().map(word -> place(effort, product, word)).toArray(String[]::new);
            product.run(arguments).orFail(name);
            for (var i = 0; i < times.length; i++) {
                times[i] = product.run(arguments).orFail(name).millis();
            }
        } catch (Exception failure) {
            throw new IllegalStateException(name + " cannot be measured", failure);
        }
        effort.say("start: %s %.0f ms", name, Median.of(times));
        return new Figure(
                name(),
                "`signalbox " + name + "`",
                Bound.atMost(limit, "ms"),
                Median.of(times),
                "fastest %.0f ms, p90 %.0f ms".formatted(Median.quantile(times, 0), Median.quantile(times, 0.9)));
    }

    private static String place(Effort effort, Product product, String word) {
        return switch (word) {
            case "WORKFLOW" ->
                effort.product()
                        .resolve("engine/src/main/resources/dev/signalbox/workflows/tdd.yaml")
                        .toString();
            case "DIR" -> effort.product().resolve("examples").toString();
            default -> word;
        };
    }
}
