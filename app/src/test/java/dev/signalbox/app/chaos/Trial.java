package dev.signalbox.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.RunCompleted;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.WaitEnded;
import dev.signalbox.kernel.event.RunEvent.WaitStarted;
import dev.signalbox.kernel.event.RunEvent.WorkspaceReady;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// One run from its beginning to its end, killed at given moments on the way.
final class Trial {
    private static final int WAITING = 3;
    private static final int MOST_STARTS = 60;
    private static final int LONGEST_DELAY_MILLIS = 60;

    private final Terrain terrain;
    private final List<Integer> moments;
    private final Random chance;
    private final Tally tally;
    private final List<Recorded> acknowledged = new ArrayList<>();

    /// @param moments lengths of the log at which the run is killed, ascending
    Trial(Terrain terrain, List<Integer> moments, Random chance, Tally tally) {
        this.terrain = terrain;
        this.moments = moments;
        this.chance = chance;
        this.tally = tally;
    }

    /// How a run ended.
    ///
    /// @param events length of its log
    /// @param tree digest of the files that it delivers
    record End(int events, String tree) {}

    End toEnd() throws IOException, InterruptedException {
        for (var moment : moments) {
            var victim = Victim.start(terrain, words());
            var delay = Duration.ofMillis(chance.nextInt(LONGEST_DELAY_MILLIS));
            if (victim.livesTo(moment, delay)) {
                victim.kill();
                tally.killed();
            } else {
                halted(victim);
            }
            remember(victim);
        }
        finish();
        return examined();
    }

    /// Begins the run, or carries on the one there is.
    private List<String> words() {
        return run().map(run -> List.of("resume", run.value(), "--json")).orElse(Terrain.begin(terrain.repository()));
    }

    private Optional<RunId> run() {
        return terrain.log().stream()
                .filter(recorded -> recorded.event() instanceof RunCreated)
                .map(recorded -> ((RunCreated) recorded.event()).run())
                .findFirst();
    }

    private void remember(Victim victim) {
        if (!acknowledged.isEmpty()) {
            victim.recovery().ifPresent(tally::recovered);
        }
        acknowledged.addAll(victim.seen());
        assertThat(terrain.log()).as("what was acknowledged is in the log").containsAll(victim.seen());
    }

    private void finish() throws IOException, InterruptedException {
        for (var starts = 0; !isCompleted(); starts++) {
            assertThat(starts)
                    .as("starts without a kill until the run completes")
                    .isLessThan(MOST_STARTS);
            var victim = Victim.start(terrain, words());
            halted(victim);
            remember(victim);
        }
    }

    private boolean isCompleted() {
        return terrain.log().stream().anyMatch(recorded -> recorded.event() instanceof RunCompleted);
    }

    /// A process that ended by itself has completed the run, or waits for a person to judge a call that was cut off.
    private void halted(Victim victim) throws IOException, InterruptedException {
        var exit = victim.end();
        if (exit == WAITING) {
            for (var waiting : open()) {
                assertThat(waiting)
                        .as("what a killed run may ask: " + waiting.text())
                        .isInstanceOf(Waiting.ForHalfDone.class);
                var said = terrain.ask(
                        "approve", run().orElseThrow().value(), waiting.id().value());
                assertThat(said.exit()).as(said.out() + said.err()).isZero();
                tally.asked();
            }
        } else {
            assertThat(exit).as(victim.errors()).isZero();
        }
    }

    private List<Waiting> open() {
        var open = new LinkedHashMap<String, Waiting>();
        for (var recorded : terrain.log()) {
            switch (recorded.event()) {
                case WaitStarted started -> open.put(started.waiting().id().value(), started.waiting());
                case WaitEnded ended -> open.remove(ended.id().value());
                default -> {
                    // says nothing of questions
                }
            }
        }
        return List.copyOf(open.values());
    }

    private End examined() throws IOException, InterruptedException {
        var run = run().orElseThrow();
        var log = terrain.log();
        new Examination(log).holds();
        assertThat(log).as("what was acknowledged is in the log").containsAll(acknowledged);
        succeeds("audit", "verify");
        succeeds("evidence", "verify", run.value());
        succeeds("merge", run.value());
        assertThat(terrain.git("rev-list", "--count", "HEAD"))
                .as("commits, with the first")
                .isEqualTo("2");
        assertThat(Terrain.processesOf(run.value())).as("processes left behind").isEmpty();
        clear(log);
        return new End(log.size(), terrain.git("rev-parse", "HEAD^{tree}"));
    }

    private void succeeds(String... words) throws IOException, InterruptedException {
        var printed = terrain.ask(words);
        assertThat(printed.exit())
                .as(String.join(" ", words) + ": " + printed.out() + printed.err())
                .isZero();
    }

    /// The clone of a run may lie outside of the data directory.
    private static void clear(List<Recorded> log) throws IOException {
        var clones = log.stream()
                .map(Recorded::event)
                .filter(WorkspaceReady.class::isInstance)
                .map(event -> Path.of(((WorkspaceReady) event).path()).getParent())
                .toList();
        for (var clone : clones) {
            if (Files.isDirectory(clone)) {
                try (var files = Files.walk(clone)) {
                    for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                        Files.deleteIfExists(file);
                    }
                }
            }
        }
    }
}
