package dev.signalbox.app.http.about;

import dev.signalbox.app.http.Access;
import dev.signalbox.app.http.Basic;
import dev.signalbox.app.http.Endpoint;
import dev.signalbox.app.http.Reply;
import dev.signalbox.app.http.Shape;
import dev.signalbox.kernel.json.Json;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Whether the server is well. All checks run at once and are waited for only so long; one that hangs is degraded, and
/// is not begun again until it has come back, so that asking often costs nothing. Being degraded is not being dead: the
/// answer is 200 either way.
public final class Health {
    /// How long all checks together are waited for.
    static final Duration PATIENCE = Duration.ofMillis(80);

    private static final Shape CHECK = Shape.members()
            .needs("status", Shape.words("ok", "degraded"), "how it is")
            .needs("detail", Basic.LINE, "in words");

    private final Map<String, Callable<Finding>> checks;
    private final InstantSource clock;
    private final Map<String, FutureTask<Finding>> running = new ConcurrentHashMap<>();

    /// What a check found.
    public record Finding(boolean isWell, String detail) {}

    /// @param checks by their names; each may take long or throw
    public Health(Map<String, Callable<Finding>> checks, InstantSource clock) {
        this.checks = new LinkedHashMap<>(checks);
        this.clock = clock;
    }

    public Endpoint endpoint() {
        return Endpoint.get(
                        "/health", "about", "Say whether the server is well", Access.open(), _ -> Reply.ok(report()))
                .answers(
                        200,
                        "It is alive, and this is how it is",
                        Shape.members()
                                .needs("status", Shape.words("ok", "degraded"), "ok if all is")
                                .needs("checks", new Shape.Named(CHECK, 100), "one by one")
                                .needs("timestamp", Basic.LINE, "when it was asked"));
    }

    Json report() throws InterruptedException {
        checks.forEach((name, check) -> running.computeIfAbsent(name, _ -> begun(name, check)));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var all = true;
        var found = Json.obj();
        for (var name : checks.keySet()) {
            var finding = finding(name, deadline);
            all &= finding.isWell;
            found = found.with(
                    name,
                    Json.obj().with("status", Json.of(word(finding.isWell))).with("detail", Json.of(finding.detail)));
        }
        return Json.obj()
                .with("status", Json.of(word(all)))
                .with("checks", found)
                .with("timestamp", Json.of(clock.instant().toString()));
    }

    private static String word(boolean isWell) {
        return isWell ? "ok" : "degraded";
    }

    private static FutureTask<Finding> begun(String name, Callable<Finding> check) {
        var task = new FutureTask<>(check);
        Thread.ofVirtual().name("check-" + name).start(task);
        return task;
    }

    private Finding finding(String name, long deadline) throws InterruptedException {
        var task = running.get(name);
        if (task == null) {
            return new Finding(false, "is being looked at");
        }
        try {
            var found = task.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            running.remove(name, task);
            return found;
        } catch (TimeoutException hangs) {
            return new Finding(false, "no answer within %d ms".formatted(PATIENCE.toMillis()));
        } catch (ExecutionException failed) {
            running.remove(name, task);
            return new Finding(
                    false, String.valueOf(failed.getCause()).lines().findFirst().orElse(""));
        }
    }
}
