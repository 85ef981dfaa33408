package dev.signalbox.engine.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.signalbox.engine.sandbox.Outcome.Ending;
import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// A box ends, and with it all that it started.
final class LifeTest {

    private static final String FAMILY = "sleep %1$s & setsid sleep %1$s & (setsid sh -c 'sleep %1$s & sleep %1$s' &);"
            + " nohup sleep %1$s >/dev/null 2>&1 & disown; echo ready;";

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

    private static String marker() {
        return Long.toString(1_000_000 + System.nanoTime() % 1_000_000);
    }

    private static BoxSpec family(String marker, String end) {
        return BoxSpec.bash(workspaces.maven(), WriteRules.readOnly(), FAMILY.formatted(marker) + end);
    }

    @TestFactory
    Stream<DynamicTest> nothing_outlives_a_command_that_ended() {
        return inEachBox(sandbox -> {
            // Given
            String marker = marker();

            // When
            Outcome outcome = sandbox.run(family(marker, "exit 7"), OutputSink.none());

            // Then
            assertThat(outcome.exitCode()).isEqualTo(7);
            assertThat(outcome.duration()).isLessThan(Duration.ofSeconds(5));
            assertThat(Survivors.withArgument(marker)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> nothing_outlives_a_time_out() {
        return inEachBox(sandbox -> {
            // Given
            String marker = marker();
            Limits limits = Limits.standard().withWallTime(Duration.ofMillis(500));

            // When
            Outcome outcome = sandbox.run(family(marker, "sleep " + marker).withLimits(limits), OutputSink.none());

            // Then
            assertThat(outcome.ending()).isEqualTo(Ending.TIMED_OUT);
            assertThat(outcome.stdout().text()).isEqualTo("ready\n");
            assertThat(outcome.duration()).isLessThan(Duration.ofSeconds(5));
            assertThat(Survivors.withArgument(marker)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> nothing_outlives_a_cancel() {
        return inEachBox(sandbox -> {
            // Given
            String marker = marker();
            CountDownLatch ready = new CountDownLatch(1);
            Box box = sandbox.start(family(marker, "sleep " + marker), (source, piece) -> ready.countDown());
            assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();

            // When
            box.cancel();

            // Then
            assertThat(box.await().ending()).isEqualTo(Ending.CANCELLED);
            assertThat(Survivors.withArgument(marker)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> nothing_outlives_an_interrupt() {
        return inEachBox(sandbox -> {
            // Given
            String marker = marker();
            CountDownLatch ready = new CountDownLatch(1);
            Box box = sandbox.start(family(marker, "sleep " + marker), (source, piece) -> ready.countDown());
            assertThat(ready.await(10, TimeUnit.SECONDS)).isTrue();
            Thread.currentThread().interrupt();

            // When
            assertThatThrownBy(box::await).isInstanceOf(InterruptedException.class);

            // Then
            assertThat(box.isOver()).isTrue();
            assertThat(Survivors.withArgument(marker)).isEmpty();
        });
    }

    @TestFactory
    Stream<DynamicTest> nothing_outlives_the_engine() {
        return inEachBox(sandbox -> {
            // Given
            String marker = marker();
            Path workspace = workspaces.maven();
            Process engine = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin/java").toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-cp",
                            System.getProperty("java.class.path") + File.pathSeparator,
                            EngineToKill.class.getName(),
                            sandbox.containment().name(),
                            workspaces.settings().state().toString(),
                            workspace.toString(),
                            FAMILY.formatted(marker) + "sleep " + marker))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            assertThat(engine.inputReader().readLine()).isEqualTo("ready");
            assertThat(Survivors.withArgument(marker)).isNotEmpty();

            // When
            engine.destroyForcibly().waitFor();

            // Then
            for (int i = 0; i < 200 && !Survivors.withArgument(marker).isEmpty(); i++) {
                Thread.sleep(10);
            }
            assertThat(Survivors.withArgument(marker)).isEmpty();
        });
    }
}
