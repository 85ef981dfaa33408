package dev.signalbox.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.sandbox.Outcome.Ending;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// What a command may use up.
final class LimitsTest {

    private static final long MIB = 1L << 20;
    private static final WriteRules TESTS = WriteRules.only(List.of("src/test/**"));

    private static Workspaces workspaces;

    @BeforeAll
    static void open() {
        workspaces = Workspaces.create();
    }

    @AfterAll
    static void close() {
        workspaces.close();
    }

    private static Stream<DynamicTest> inEachBox(Check check) {
        return Boxes.each(workspaces.settings())
                .map(sandbox -> DynamicTest.dynamicTest(sandbox.containment().toString(), () -> check.see(sandbox)));
    }

    @FunctionalInterface
    private interface Check {
        void see(Sandbox sandbox) throws Exception;
    }

    private static BoxSpec spec(String text, Limits limits) {
        return BoxSpec.bash(workspaces.maven(), TESTS, text).withLimits(limits);
    }

    @TestFactory
    Stream<DynamicTest> a_fork_bomb_is_contained() {
        return inEachBox(sandbox -> {
            // Given
            Limits limits = Limits.standard().withProcesses(64).withWallTime(Duration.ofSeconds(3));

            // When
            Outcome outcome =
                    sandbox.run(spec("b() { b 5417 | b 5417 & }; b 5417; sleep 10", limits), OutputSink.none());

            // Then
            assertThat(outcome.stderr().text()).contains("Resource temporarily unavailable");
            assertThat(outcome.duration()).isLessThan(Duration.ofSeconds(15));
            assertThat(Survivors.ofUserSleeping(sandbox.user())).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> a_memory_hog_is_killed() {
        return inEachBox(sandbox -> {
            // Given
            Limits limits = Limits.standard().withMemory(128 * MIB).withWallTime(Duration.ofSeconds(30));
            String text =
                    "for i in 1 2 3 4; do python3 -c 'b = bytearray(100_000_000); import time; time.sleep(5)' & done;"
                            + " wait; wait -n; exit 1";

            // When
            Outcome outcome = sandbox.run(spec(text, limits), OutputSink.none());

            // Then
            assertThat(outcome.ending()).isEqualTo(Ending.OUT_OF_MEMORY);
            assertThat(outcome.peakMemory().orElse(0)).isLessThanOrEqualTo(192 * MIB);
        });
    }

    @TestFactory
    Stream<DynamicTest> one_process_cannot_have_more_than_its_share() {
        return inEachBox(sandbox -> {
            // Given
            Limits limits = Limits.standard().withMemory(256 * MIB);

            // When
            Outcome outcome = sandbox.run(spec("python3 -c 'b = bytearray(1_000_000_000)'", limits), OutputSink.none());

            // Then
            assertThat(outcome.exitCode()).isNotZero();
            assertThat(outcome.stderr().text()).contains("MemoryError");
        });
    }

    @TestFactory
    Stream<DynamicTest> output_of_any_length_is_read_and_little_of_it_kept() {
        return inEachBox(sandbox -> {
            // Given
            Limits limits = Limits.standard().withOutputKept(4096).withWallTime(Duration.ofMinutes(2));
            AtomicLong heard = new AtomicLong();

            // When
            Outcome outcome = sandbox.run(
                    spec("echo first; head -c 10G /dev/zero; echo; echo last", limits),
                    (source, piece) -> heard.addAndGet(piece.length));

            // Then
            assertThat(outcome.succeeded()).isTrue();
            assertThat(outcome.stdout().total()).isEqualTo(heard.get()).isGreaterThan(10L << 30);
            assertThat(outcome.stdout().text())
                    .startsWith("first\n")
                    .endsWith("\nlast\n")
                    .contains("bytes omitted");
            assertThat(outcome.stdout().head().length + outcome.stdout().tail().length)
                    .isEqualTo(4096);
        });
    }

    @TestFactory
    Stream<DynamicTest> a_file_cannot_grow_beyond_its_limit() {
        return inEachBox(sandbox -> {
            // Given
            Limits limits = Limits.standard().withFileSize(10 * MIB);

            // When
            Outcome outcome = sandbox.run(
                    spec("head -c 50M /dev/zero > src/test/big; stat -c %s src/test/big", limits), OutputSink.none());

            // Then
            assertThat(outcome.stdout().text().strip()).isEqualTo(Long.toString(10 * MIB));
        });
    }

    @TestFactory
    Stream<DynamicTest> a_command_that_fills_the_disk_is_killed() {
        return inEachBox(sandbox -> {
            // Given
            Limits limits = Limits.standard().withDiskGrowth(200 * MIB).withWallTime(Duration.ofSeconds(60));

            // When
            Outcome outcome = sandbox.run(
                    spec("for i in $(seq 100); do head -c 50M /dev/zero > src/test/f$i; sleep 0.05; done", limits),
                    OutputSink.none());

            // Then
            assertThat(outcome.ending()).isEqualTo(Ending.OUT_OF_DISK);
        });
    }

    @TestFactory
    Stream<DynamicTest> temporary_files_are_bounded() {
        return inEachBox(sandbox -> {
            // Given
            Limits standard = Limits.standard();
            Limits limits = new Limits(
                    standard.wallTime(),
                    standard.memory(),
                    standard.processMemory(),
                    standard.processes(),
                    standard.openFiles(),
                    standard.fileSize(),
                    20 * MIB,
                    50 * MIB,
                    standard.outputKept());
            Path tmp = Path.of("/tmp");

            // When
            Outcome outcome = sandbox.run(
                    spec(
                            "head -c 100M /dev/zero > $TMPDIR/a; head -c 100M /dev/zero > $TMPDIR/b; sleep 2; echo end",
                            limits),
                    OutputSink.none());

            // Then
            boolean full = outcome.stderr().text().contains("No space left on device");
            assertThat(full || outcome.ending() == Ending.OUT_OF_DISK).isTrue();
            assertThat(tmp.resolve("a")).doesNotExist();
        });
    }
}
