package dev.signalbox.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.sdk.wire.EventText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// A process that drives a run, and may be killed. What it printed was acknowledged: it is on disk.
final class Victim {
    private static final Duration LONGEST = Duration.ofMinutes(3);
    private static final Duration CLEARED_WITHIN = Duration.ofSeconds(5);
    private static final int PAUSE_MILLIS = 2;

    private final Process process;
    private final Path errors;
    private final long begin = System.nanoTime();
    private final List<Recorded> seen = new CopyOnWriteArrayList<>();
    private final Thread reader;
    private volatile long firstSeen;

    private Victim(Process process, Path errors) {
        this.process = process;
        this.errors = errors;
        this.reader = Thread.ofVirtual().start(this::read);
    }

    static Victim start(Terrain terrain, List<String> words) throws IOException {
        var errors = Files.createTempFile(terrain.home(), "victim", ".err");
        return new Victim(
                terrain.signalbox(words).redirectError(errors.toFile()).start(), errors);
    }

    private void read() {
        try (var lines = process.inputReader(StandardCharsets.UTF_8)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("{\"seq\"")) {
                    take(line);
                }
            }
        } catch (IOException killed) {
            // what was printed before is read
        }
    }

    private void take(String line) {
        var recorded = EventText.readRecorded(line);
        if (firstSeen == 0) {
            firstSeen = System.nanoTime();
        }
        seen.add(recorded);
    }

    /// What it has printed so far.
    List<Recorded> seen() {
        return seen;
    }

    /// How long it took from the start of the process to the first event of its own.
    Optional<Duration> recovery() {
        return firstSeen == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(firstSeen - begin));
    }

    /// Waits until the log has so many events, as far as this process told, and then a little; whether the process
    /// lives still.
    boolean livesTo(int events, Duration longer) throws InterruptedException {
        var deadline = System.nanoTime() + LONGEST.toNanos();
        while (process.isAlive() && (seen.isEmpty() || seen.getLast().seq() < events)) {
            assertThat(System.nanoTime())
                    .as("the run makes no progress: " + errors())
                    .isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        TimeUnit.NANOSECONDS.sleep(longer.toNanos());
        return process.isAlive();
    }

    /// SIGKILL to the process alone; whatever it started has to go by itself.
    void kill() throws InterruptedException {
        var started = process.descendants().toList();
        process.destroyForcibly();
        process.waitFor();
        reader.join();
        var deadline = System.nanoTime() + CLEARED_WITHIN.toNanos();
        while (started.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        }
        assertThat(started.stream().filter(ProcessHandle::isAlive).map(ProcessHandle::info))
                .as("processes that outlive the engine")
                .isEmpty();
    }

    /// Waits for its end and gives its exit code.
    int end() throws InterruptedException {
        assertThat(process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS))
                .as("the run comes to an end: " + errors())
                .isTrue();
        reader.join();
        return process.exitValue();
    }

    /// What it wrote on standard error.
    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }
}
