package dev.signalbox.bench;

import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.ToolRequest;
import dev.signalbox.kernel.policy.Verdict;
import java.util.concurrent.TimeUnit;
import org.casbin.jcasbin.main.Enforcer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One decision on a write, with few and with many rules, beside jCasbin with the same rules.
@State(Scope.Benchmark)
@BenchmarkMode({Mode.AverageTime, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PolicyBenchmark {
    @Param({"38", "100", "10000"})
    int rules;

    private PhasePolicy policy;
    private Enforcer enforcer;
    private ToolRequest[] requests;
    private String[] paths;
    private int next;

    @Setup
    public void compile() {
        var set = RuleSet.of(rules);
        policy = set.policy();
        enforcer = set.enforcer();
        paths = RuleSet.paths().toArray(String[]::new);
        requests = RuleSet.paths().stream().map(RuleSet::request).toArray(ToolRequest[]::new);
    }

    private int turn() {
        next = next + 1 == paths.length ? 0 : next + 1;
        return next;
    }

    @Benchmark
    public Verdict signalbox() {
        return policy.decide(requests[turn()]);
    }

    @Benchmark
    public boolean jcasbin() {
        return enforcer.enforce("write_files", paths[turn()]);
    }
}
