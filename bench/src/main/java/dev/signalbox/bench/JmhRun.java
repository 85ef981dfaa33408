package dev.signalbox.bench;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/// Benchmarks of JMH, each in a process of its own, with the virtual machine's usual options.
final class JmhRun {
    private JmhRun() {}

    /// Medians of a benchmark method, in its own unit, by the value of its parameter; by the empty string without one.
    ///
    /// @param method `Class.method`
    /// @param values of the parameter to take; none for all of them
    static Map<String, Double> medians(Effort effort, Mode mode, String method, String parameter, String... values)
            throws RunnerException {
        var options = new OptionsBuilder()
                .include("^dev\\.signalbox\\.bench\\." + method.replace(".", "\\.") + "$")
                .mode(mode)
                .forks(effort.of(2, 1))
                .warmupIterations(effort.of(3, 1))
                .warmupTime(TimeValue.milliseconds(effort.of(1000, 300)))
                .measurementIterations(effort.of(5, 1))
                .measurementTime(TimeValue.milliseconds(effort.of(1000, 300)))
                .jvmArgsAppend("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow")
                .verbosity(VerboseMode.SILENT);
        if (values.length > 0) {
            options.param(parameter, values);
        }
        var medians = new TreeMap<String, Double>();
        for (RunResult result : new Runner(options.build()).run()) {
            var value = parameter.isEmpty() ? "" : result.getParams().getParam(parameter);
            var median = result.getPrimaryResult().getStatistics().getPercentile(50);
            medians.put(value, median);
            effort.say(
                    "%s %s: %s %s",
                    method,
                    value,
                    Figure.number(median),
                    result.getPrimaryResult().getScoreUnit());
        }
        return medians;
    }
}
