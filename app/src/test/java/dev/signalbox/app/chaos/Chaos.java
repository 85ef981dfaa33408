package dev.signalbox.app.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Kill -9 over whole runs of the Python example. A round is one kill and one resume.
///
/// `-Dchaos.rounds=N` says how many, `-Dchaos.seed=N` repeats the choices of an earlier go; the moments themselves
/// depend on the machine too, so a seed repeats a go only roughly.
@Tag("chaos")
final class Chaos {
    private static final int AT_ONCE = 2;
    private static final int MOST_KILLS = 12;
    private static final Duration RECOVERY = Duration.ofSeconds(2);

    private final int rounds = Integer.getInteger("chaos.rounds", 200);
    private final long seed = Long.getLong("chaos.seed", System.nanoTime());
    private final Tally tally = new Tally();
    private final AtomicInteger trials = new AtomicInteger();

    @Test
    void a_run_that_is_killed_again_and_again_ends_as_one_that_is_not(@TempDir Path directory) throws Exception {
        say("%d rounds, seed %d".formatted(rounds, seed));
        var undisturbed = new Trial(Terrain.in(directory.resolve("undisturbed")), List.of(), new Random(seed), tally);
        var expected = undisturbed.toEnd();
        say("undisturbed: %d events, tree %s".formatted(expected.events(), expected.tree()));

        var ends = sideBySide(() -> trials(directory, expected));

        say(tally.text());
        assertThat(ends).extracting(Trial.End::tree).containsOnly(expected.tree());
        assertThat(tally.kills()).isGreaterThanOrEqualTo(rounds);
        assertThat(tally.medianRecovery()).isLessThanOrEqualTo(RECOVERY);
    }

    /// Trials one after the other, each with moments of its own, until there were enough kills.
    private List<Trial.End> trials(Path directory, Trial.End expected) throws IOException, InterruptedException {
        var ends = new ArrayList<Trial.End>();
        while (tally.kills() < rounds) {
            var number = trials.incrementAndGet();
            var chance = new Random(seed + number);
            var moments = chance.ints(1 + chance.nextInt(MOST_KILLS), 0, expected.events())
                    .sorted()
                    .boxed()
                    .toList();
            var end = new Trial(Terrain.in(directory.resolve("trial-" + number)), moments, chance, tally).toEnd();
            say("trial %d: killed at %s of %d events; %s".formatted(number, moments, end.events(), tally.brief()));
            ends.add(end);
        }
        return ends;
    }

    private static List<Trial.End> sideBySide(Callable<List<Trial.End>> trials) throws InterruptedException {
        var ends = new ArrayList<Trial.End>();
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (var one : threads.invokeAll(Collections.nCopies(AT_ONCE, trials))) {
                ends.addAll(one.get());
            }
        } catch (ExecutionException failed) {
            throw new AssertionError("a trial failed: " + failed.getMessage(), failed);
        }
        return ends;
    }

    private static void say(String sentence) {
        System.out.println("chaos: " + sentence);
    }
}
