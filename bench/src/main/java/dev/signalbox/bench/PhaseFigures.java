package dev.signalbox.bench;

import dev.signalbox.bench.Figure.Bound;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunCommand;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// From the command that moves a run on to the moment the move is on disk, with nobody else writing; beside one bare
/// commit, which is what the disk takes.
final class PhaseFigures implements Measure {
    @Override
    public String name() {
        return "phase";
    }

    @Override
    public List<Figure> figures(Effort effort) throws Exception {
        var rounds = new ArrayList<Round>();
        try (var scene = new Scene(effort.work().resolve("phase"));
                var bare = RawLog.open(effort.work().resolve("phase-raw.db"));
                var file = FileChannel.open(
                        effort.work().resolve("phase-disk"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var run = scene.begin("run-1");
            var row = RawLog.rows(effort.work().resolve("phase").resolve("ledger.db"), 1)
                    .getFirst();
            var moves = effort.of(600, 100);
            round(scene, run, () -> bare.append(row), () -> sync(file), moves);
            for (var round = 0; round < effort.rounds(); round++) {
                rounds.add(round(scene, run, () -> bare.append(row), () -> sync(file), moves));
                effort.say("phase: %s", rounds.getLast());
            }
        }
        return List.of(new Figure(
                name(),
                "phase transition, from the command to the disk, p50",
                Bound.atMost(1, "ms"),
                Median.of(rounds.stream().map(Round::ours).toList()) / 1000,
                "bare commit of one row %.2f ms, write and sync of one page %.2f ms"
                        .formatted(
                                Median.of(rounds.stream().map(Round::commit).toList()) / 1000,
                                Median.of(rounds.stream().map(Round::disk).toList()) / 1000)));
    }

    /// Medians in microseconds.
    private record Round(double ours, double commit, double disk) {}

    private static Round round(Scene scene, RunId run, Step commit, Step disk, int moves) throws Exception {
        var ours = new double[moves];
        var commits = new double[moves];
        var disks = new double[moves];
        for (var i = 0; i < moves; i++) {
            scene.steer(new RunCommand.JudgeGate(run, "plan_gate"));
            ours[i] = micros(() -> scene.steer(new RunCommand.Advance(run, "DO")));
            scene.steer(new RunCommand.Rework(run, "PLAN"));
            commits[i] = micros(commit);
            disks[i] = micros(disk);
        }
        return new Round(Median.of(ours), Median.of(commits), Median.of(disks));
    }

    private static void sync(FileChannel file) throws IOException {
        file.write(ByteBuffer.allocate(4096));
        file.force(false);
    }

    interface Step {
        void take() throws Exception;
    }

    private static double micros(Step step) throws Exception {
        var begin = System.nanoTime();
        step.take();
        return (System.nanoTime() - begin) / 1e3;
    }
}
