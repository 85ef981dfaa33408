package dev.signalbox.bench;

import dev.signalbox.engine.ledger.TokenCheck;
import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.engine.token.PhaseToken;
import dev.signalbox.engine.token.PhaseTokens;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/// A phase token as it comes with a request, a text that nobody has seen before as an object, up to the word whether it
/// counts now: signature, expiry, and the state that its run is in on disk.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TokenBenchmark {
    private Path data = Path.of("");
    private Scene scene;
    private TokenCheck check;
    private byte[] token = {};

    @Setup(Level.Trial)
    public void open() throws IOException {
        data = Files.createTempDirectory("signalbox-bench");
        scene = new Scene(data);
        var run = scene.begin("run-1");
        var tokens = new PhaseTokens(KeyRing.open(data.resolve("keys")));
        check = new TokenCheck(tokens, scene.ledger, Clock.systemUTC());
        var now = Instant.now();
        token = tokens.issue(token(run, now), now).getBytes(StandardCharsets.US_ASCII);
        if (!(check.verify(text()) instanceof PhaseTokens.Answer.Valid)) {
            throw new IllegalStateException("the token does not count: " + check.verify(text()));
        }
    }

    private static PhaseToken token(RunId run, Instant now) {
        return new PhaseToken(
                new TaskId("task-run-1"),
                run,
                "PLAN",
                1,
                new AgentId("agent-1"),
                Scene.WORKFLOW.digest(),
                "j-1",
                now.plusSeconds(7200));
    }

    private String text() {
        return new String(token, StandardCharsets.US_ASCII);
    }

    @Benchmark
    public PhaseTokens.Answer verify() {
        return check.verify(text());
    }

    @TearDown(Level.Trial)
    public void close() throws IOException {
        scene.close();
        try (var files = Files.walk(data)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
