package dev.signalbox.bench;

import dev.signalbox.bench.Figure.Bound;
import dev.signalbox.engine.sandbox.BoxSpec;
import dev.signalbox.engine.sandbox.OutputSink;
import dev.signalbox.engine.sandbox.Sandbox;
import dev.signalbox.engine.sandbox.SandboxSettings;
import dev.signalbox.engine.sandbox.WriteRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/// What a box costs: `/bin/true` in the box of a phase, from the call to the outcome with everything cleared away,
/// beside `/bin/true` as a bare process.
final class SandboxFigures implements Measure {
    @Override
    public String name() {
        return "sandbox";
    }

    @Override
    public List<Figure> figures(Effort effort) throws Exception {
        var settings = SandboxSettings.standard(System.getenv());
        var workspace = workspace(settings.state());
        try (var sandbox = Sandbox.open(settings)) {
            sandbox.adopt(workspace);
            var rows = new ArrayList<Figure>();
            rows.add(row(
                    effort, sandbox, "a read-only workspace (PLAN, REVIEW)", spec(workspace, WriteRules.readOnly())));
            rows.add(row(
                    effort,
                    sandbox,
                    "a workspace with writable directories (TDD)",
                    spec(workspace, WriteRules.only(List.of("src/test/**")))));
            return rows;
        } finally {
            delete(workspace);
        }
    }

    /// Beside the sandbox's own files, where its user can come.
    private static Path workspace(Path state) throws Exception {
        Files.createDirectories(state);
        var top = Files.createTempDirectory(
                state.getParent(),
                "bench",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        for (var directory : List.of("src/main/java", "src/test/java", ".git/objects")) {
            Files.createDirectories(top.resolve(directory));
        }
        for (var i = 0; i < 200; i++) {
            Files.writeString(top.resolve("src/main/java/A" + i + ".java"), "class A" + i + " {}\n");
        }
        return top;
    }

    private static BoxSpec spec(Path workspace, WriteRules rules) {
        return BoxSpec.of(workspace, rules, List.of("/bin/true"));
    }

    private Figure row(Effort effort, Sandbox sandbox, String what, BoxSpec spec) throws Exception {
        var rounds = new ArrayList<Double>();
        var boxes = new ArrayList<Double>();
        var bares = new ArrayList<Double>();
        var launches = effort.of(50, 20);
        for (var round = -1; round < effort.rounds(); round++) {
            var boxed = new double[launches];
            var bare = new double[launches];
            for (var i = 0; i < launches; i++) {
                bare[i] = bare();
                boxed[i] = boxed(sandbox, spec);
            }
            if (round >= 0) {
                boxes.add(Median.of(boxed));
                bares.add(Median.of(bare));
                rounds.add(boxes.getLast() - bares.getLast());
                effort.say("sandbox: %s: %.1f ms, bare %.1f ms", what, boxes.getLast(), bares.getLast());
            }
        }
        return new Figure(
                name(),
                "launch of a box with " + what + ", beyond a bare process",
                Bound.atMost(8, "ms"),
                Median.of(rounds),
                "%s; box %.1f ms, bare process %.1f ms"
                        .formatted(sandbox.containment(), Median.of(boxes), Median.of(bares)));
    }

    private static double boxed(Sandbox sandbox, BoxSpec spec) throws Exception {
        var begin = System.nanoTime();
        var outcome = sandbox.run(spec, OutputSink.none());
        if (!outcome.succeeded()) {
            throw new IllegalStateException("the box ended with " + outcome);
        }
        return (System.nanoTime() - begin) / 1e6;
    }

    private static double bare() throws Exception {
        var begin = System.nanoTime();
        var process = new ProcessBuilder("/bin/true").start();
        process.getOutputStream().close();
        process.getInputStream().readAllBytes();
        process.getErrorStream().readAllBytes();
        process.waitFor();
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void delete(Path top) throws Exception {
        try (var all = Files.walk(top)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
