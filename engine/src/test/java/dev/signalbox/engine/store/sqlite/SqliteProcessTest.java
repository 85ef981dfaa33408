package dev.signalbox.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.store.EventLogConformance;
import dev.signalbox.engine.store.Events;
import dev.signalbox.engine.store.Store;
import dev.signalbox.kernel.event.SessionEvent.Prompted;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Other processes that append, and die.
final class SqliteProcessTest {
    private static final int ENDLESS = 1_000_000;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void place() {
        file = directory.resolve("ledger.db");
    }

    private Store open() {
        return SqliteStore.open(file, InstantSource.system());
    }

    @RepeatedTest(3)
    void what_was_acknowledged_survives_a_kill(RepetitionInfo round) throws Exception {
        // Given
        var told = new ArrayList<String>();
        try (var child = Child.start("", AppendAndTell.class, file.toString(), "a", String.valueOf(ENDLESS))) {
            while (told.size() < 150 * round.getCurrentRepetition()) {
                told.add(child.line());
            }

            // When
            child.kill();
            told.addAll(child.rest());
        }

        // Then
        try (var store = open()) {
            assertThat(recorded(store)).containsAllEntriesOf(acknowledged(told));
            assertThat(EventLogConformance.brokenLinks(store.log())).isEmpty();
            store.log().append(Events.wish(Events.paused("r1", "goes on")));
            assertThat(recorded(store).size() + 1)
                    .isEqualTo((int) store.log().head().seq());
        }
    }

    @Test
    void two_processes_that_append_at_once_make_one_chain_and_lose_nothing() throws Exception {
        // Given
        open().close();
        var told = new ArrayList<String>();

        // When
        try (var one = Child.start("", AppendAndTell.class, file.toString(), "one", "60");
                var two = Child.start("", AppendAndTell.class, file.toString(), "two", "60")) {
            told.addAll(one.rest());
            told.addAll(two.rest());
        }

        // Then
        try (var store = open()) {
            assertThat(acknowledged(told)).hasSize(480).isEqualTo(recorded(store));
            assertThat(EventLogConformance.brokenLinks(store.log())).isEmpty();
            assertThat(store.log().read(0, 10_000).stream().map(record -> record.seq()))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, 480).boxed().toList());
        }
    }

    @Test
    void a_limit_on_the_size_of_files_stops_appends_and_harms_nothing() throws Exception {
        // Given
        open().close();
        var told = new ArrayList<String>();

        // When
        try (var child = Child.start("ulimit -f 4000;", AppendAndTell.class, file.toString(), "a", "100000")) {
            told.addAll(child.rest());
        }

        // Then
        assertThat(told).anySatisfy(line -> assertThat(line).startsWith("!FULL").contains("Free some space"));
        try (var store = open()) {
            assertThat(recorded(store)).isEqualTo(acknowledged(told));
            assertThat(EventLogConformance.brokenLinks(store.log())).isEmpty();
            store.log().append(Events.wish(Events.paused("r1", "goes on")));
        }
    }

    private static Map<Long, String> acknowledged(List<String> told) {
        return told.stream()
                .filter(line -> !line.startsWith("!"))
                .map(line -> line.split(" ", 2))
                .collect(Collectors.toMap(parts -> Long.valueOf(parts[0]), parts -> parts[1]));
    }

    private static Map<Long, String> recorded(Store store) {
        return store.log().read(0, 100_000).stream()
                .filter(record -> record.event() instanceof Prompted)
                .collect(Collectors.toMap(
                        record -> record.seq(),
                        record -> ((Prompted) record.event()).text().replaceAll("x+$", "")));
    }
}
