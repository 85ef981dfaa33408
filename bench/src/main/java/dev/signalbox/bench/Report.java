package dev.signalbox.bench;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What a run of the benchmark found.
///
/// @param seconds how long it took
record Report(List<Figure> figures, Machine machine, boolean quick, long seconds) {

    /// For a terminal.
    String table() {
        var lines = figures.stream()
                .map(figure -> "%-4s %-14s %-16s %-8s %s"
                        .formatted(
                                figure.held() ? "ok" : "NOT",
                                figure.shown(),
                                figure.bound().text(),
                                figure.part(),
                                figure.what()));
        var held = figures.stream().filter(Figure::held).count();
        return "%n%s%n%n%d of %d targets held in %d s%s"
                .formatted(
                        lines.collect(Collectors.joining(System.lineSeparator())),
                        held,
                        figures.size(),
                        seconds,
                        quick ? "; a quick run: its figures say little" : "");
    }

    /// The page of the documentation: the text of `benchmarks.md` with what was measured.
    String page() throws IOException {
        return resource("benchmarks.md")
                .replace("{machine}", machine.text())
                .replace("{table}", figures.stream().map(Report::row).collect(Collectors.joining("\n")))
                .replace(
                        "{held}",
                        "%d of %d"
                                .formatted(figures.stream().filter(Figure::held).count(), figures.size()));
    }

    private static String row(Figure figure) {
        return "| %s | %s | %s | **%s** | %s | %s |"
                .formatted(
                        figure.part(),
                        figure.what(),
                        figure.bound().text(),
                        figure.shown(),
                        figure.held() ? "yes" : "**no**",
                        figure.seen());
    }

    String json() {
        return JsonText.print(Json.obj()
                .with("machine", Json.of(machine.text()))
                .with("quick", Json.of(quick))
                .with("seconds", Json.of(seconds))
                .with("figures", new Json.Arr(figures.stream().map(Report::json).toList())));
    }

    private static Json json(Figure figure) {
        return Json.obj()
                .with("part", Json.of(figure.part()))
                .with("what", Json.of(figure.what()))
                .with("target", Json.of(figure.bound().text()))
                .with("figure", Json.of(figure.shown()))
                .with("held", Json.of(figure.held()))
                .with("seen", Json.of(figure.seen()));
    }

    private static String resource(String name) throws IOException {
        try (var text = Report.class.getResourceAsStream(name)) {
            if (text == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void write(Path file, String text) throws IOException {
        Files.writeString(file, text.endsWith("\n") ? text : text + "\n");
    }
}
