package dev.signalbox.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.store.RunFilter;
import dev.signalbox.engine.store.RunRow;
import dev.signalbox.engine.store.SetClock;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.event.RunEvent.RunPaused;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a ledger with a redactor and a sealed store leaves on the disk.
final class LedgerOnDiskTest {
    private static final RunId RUN = new RunId("r1");

    private final SetClock clock = new SetClock("2026-03-01T10:00:00Z");

    @TempDir
    private Path directory;

    private Desk desk;

    @BeforeEach
    void open() {
        desk = new Desk(directory, clock);
        desk.begin("r1");
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private String reason() {
        return ((RunState.Paused) desk.ledger.look(RUN).orElseThrow()).reason();
    }

    @Test
    void secrets_reach_neither_the_state_nor_the_views_nor_the_disk() throws IOException {
        // When
        desk.steer(new RunCommand.Pause(RUN, "key is very-secret-value"));

        // Then
        var clean = "key is [redacted:DEPLOY_KEY]";
        assertThat(reason()).isEqualTo(clean);
        assertThat(desk.ledger.events(RUN).getLast().event()).isEqualTo(new RunPaused(RUN, clean));
        assertThat(desk.store.views().runs(RunFilter.NEWEST).getFirst().row().note())
                .isEqualTo(clean);
        try (var files = Files.list(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .doesNotContain("very-secret-value");
            }
        }
    }

    @Test
    void half_a_surrogate_pair_is_stored_as_the_replacement_character() {
        // When
        desk.steer(new RunCommand.Pause(RUN, "a\uD83Db\uD83D\uDE00"));

        // Then
        assertThat(desk.ledger.events(RUN).getLast().event()).isEqualTo(new RunPaused(RUN, "a\uFFFDb\uD83D\uDE00"));
        assertThat(reason()).isEqualTo("a\uFFFDb\uD83D\uDE00");
    }

    @Test
    void a_clock_that_went_back_is_noted_once_each_time() {
        // Given
        clock.put("2026-03-01T09:00:00Z");

        // When
        desk.report(Desk.note("r1", "a"));
        desk.report(Desk.note("r1", "b"));
        clock.put("2026-03-01T11:00:00Z");
        desk.report(Desk.note("r1", "c"));
        clock.put("2026-03-01T10:30:00Z");
        desk.report(Desk.note("r1", "d"));

        // Then
        assertThat(desk.ledger.events(RUN).stream()
                        .map(Recorded::event)
                        .filter(Noted.class::isInstance)
                        .map(event -> ((Noted) event).kind()))
                .containsExactly("test", "clock_went_back", "test", "test", "test", "clock_went_back");
    }

    @Test
    void views_made_again_are_what_they_were() {
        // Given
        desk.create("r2");
        desk.steer(new RunCommand.Pause(RUN, "lunch"));
        clock.put("2026-03-01T09:00:00Z");
        desk.report(Desk.note("r1", "the clock is behind"));
        var before = desk.store.views().runs(RunFilter.NEWEST);

        // When
        desk.store.views().rebuild(LedgerOnDiskTest::row);

        // Then
        assertThat(desk.store.views().runs(RunFilter.NEWEST)).isEqualTo(before).hasSize(2);
    }

    private static RunRow row(List<Recorded> records) {
        var state = RunMachine.first((RunCreated) records.getFirst().event());
        for (var recorded : records.subList(1, records.size())) {
            state = RunMachine.after(state, recorded.event());
        }
        return RunRow.of(state);
    }
}
