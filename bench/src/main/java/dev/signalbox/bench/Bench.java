package dev.signalbox.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// `make bench`: measures everything in one run, prints a table, and writes it as JSON and as Markdown.
///
/// Arguments: `--quick` to see only that all of it works; names of measures, to take those alone. The page of the
/// documentation is written by a whole run that is not quick.
public final class Bench {
    private static final List<Measure> ALL = List.of(
            new DecisionFigures.Policy(),
            new DecisionFigures.Token(),
            new DecisionFigures.Shell(),
            new AuditFigures(),
            new VerifyFigures(),
            new PhaseFigures(),
            new SandboxFigures(),
            new StartFigures());

    private Bench() {}

    public static void main(String... arguments) throws Exception {
        var given = List.of(arguments);
        var quick = given.contains("--quick");
        var named =
                Set.copyOf(given.stream().filter(word -> !word.startsWith("--")).toList());
        var chosen = ALL.stream()
                .filter(measure -> named.isEmpty() || named.contains(measure.name()))
                .toList();
        if (chosen.isEmpty() || chosen.size() < named.size()) {
            throw new IllegalArgumentException(
                    "there are " + ALL.stream().map(Measure::name).toList());
        }
        var product = Path.of("").toAbsolutePath();
        var begin = System.nanoTime();
        var figures = measured(chosen, quick, product);
        var report = new Report(figures, Machine.look(product), quick, (System.nanoTime() - begin) / 1_000_000_000);
        System.out.println(report.table());
        var target = product.resolve("bench/target");
        report.write(target.resolve("benchmarks.json"), report.json());
        report.write(target.resolve("benchmarks.md"), report.page());
        if (!quick && named.isEmpty()) {
            report.write(product.resolve("docs/benchmarks.md"), report.page());
        }
        System.exit(0);
    }

    private static List<Figure> measured(List<Measure> chosen, boolean quick, Path product) throws Exception {
        var target = Files.createDirectories(product.resolve("bench/target"));
        var figures = new ArrayList<Figure>();
        for (var measure : chosen) {
            var work = Files.createTempDirectory(target, "work-" + measure.name());
            try {
                say(measure.name());
                var effort = new Effort(quick, product, work, text -> say("  " + text));
                for (var figure : measure.figures(effort)) {
                    figures.add(figure);
                    say("  %s %s (%s)".formatted(figure.held() ? "ok " : "NOT", figure.what(), figure.shown()));
                }
            } finally {
                delete(work);
            }
        }
        return figures;
    }

    private static void say(String text) {
        System.out.printf(Locale.ROOT, "%s%n", text);
    }

    private static void delete(Path top) throws IOException {
        try (var all = Files.walk(top)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
