package dev.signalbox.bench;

import dev.signalbox.bench.Figure.Bound;
import java.util.List;
import org.openjdk.jmh.annotations.Mode;

/// What it costs to decide: a path by its rules, a token, a shell command by its text.
final class DecisionFigures {
    private DecisionFigures() {}

    static final class Policy implements Measure {
        @Override
        public String name() {
            return "policy";
        }

        @Override
        public List<Figure> figures(Effort effort) throws Exception {
            var p50 = JmhRun.medians(effort, Mode.SampleTime, "PolicyBenchmark.signalbox", "rules", "100");
            var ours = JmhRun.medians(effort, Mode.AverageTime, "PolicyBenchmark.signalbox", "rules");
            var theirs = JmhRun.medians(effort, Mode.AverageTime, "PolicyBenchmark.jcasbin", "rules", "100");
            var micros = p50.get("100") / 1000;
            return List.of(
                    new Figure(
                            name(),
                            "decision on a write, 100 rules, no file system, p50",
                            Bound.atMost(0.5, "µs"),
                            micros,
                            "time between two looks at the clock; mean %.0f ns".formatted(ours.get("100"))),
                    new Figure(
                            name(),
                            "the same decision by jCasbin with the same 100 rules, as a multiple",
                            Bound.atLeast(40, ""),
                            theirs.get("100") / ours.get("100"),
                            "jCasbin %.1f µs, Signalbox %.3f µs"
                                    .formatted(theirs.get("100") / 1000, ours.get("100") / 1000)),
                    new Figure(
                            name(),
                            "decision with 10,000 rules, as a multiple of one with 38",
                            Bound.atMost(1.6, ""),
                            ours.get("10000") / ours.get("38"),
                            "%.0f ns, %.0f ns".formatted(ours.get("10000"), ours.get("38"))));
        }
    }

    static final class Token implements Measure {
        @Override
        public String name() {
            return "token";
        }

        @Override
        public List<Figure> figures(Effort effort) throws Exception {
            var p50 = JmhRun.medians(effort, Mode.SampleTime, "TokenBenchmark.verify", "");
            var mean = JmhRun.medians(effort, Mode.AverageTime, "TokenBenchmark.verify", "");
            return List.of(new Figure(
                    name(),
                    "phase token: ours, in time, and its run still in its phase, p50",
                    Bound.atMost(2, "µs"),
                    p50.get("") / 1000,
                    "mean %.2f µs".formatted(mean.get("") / 1000)));
        }
    }

    static final class Shell implements Measure {
        @Override
        public String name() {
            return "shell";
        }

        @Override
        public List<Figure> figures(Effort effort) throws Exception {
            var usual = JmhRun.medians(effort, Mode.SampleTime, "ShellBenchmark.decision", "");
            var bash = JmhRun.medians(effort, Mode.SampleTime, "ShellBenchmark.bash", "");
            var parts = JmhRun.medians(effort, Mode.AverageTime, "ShellBenchmark.parts", "parts");
            return List.of(
                    new Figure(
                            name(),
                            "decision on a shell command, from its text to the verdict, median of 12 usual ones",
                            Bound.atMost(80, "µs"),
                            usual.get(""),
                            "parsed by a grammar, each simple command judged"),
                    new Figure(
                            name(),
                            "spawning `bash -n` on the same commands, as a multiple",
                            Bound.atLeast(15, ""),
                            bash.get("") / usual.get(""),
                            "bash -n %,.0f µs".formatted(bash.get(""))),
                    new Figure(
                            name(),
                            "cost of a part in a command of 10,000 parts, as a multiple of that in one of 100",
                            Bound.atMost(1.5, ""),
                            parts.get("10000") / 10_000 / (parts.get("100") / 100),
                            "10 parts %.1f, 100 %.1f, 1,000 %.1f, 10,000 %.1f µs a part"
                                    .formatted(
                                            parts.get("10") / 10,
                                            parts.get("100") / 100,
                                            parts.get("1000") / 1000,
                                            parts.get("10000") / 10_000)));
        }
    }
}
