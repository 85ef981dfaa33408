package dev.signalbox.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.store.Events;
import dev.signalbox.engine.store.SetClock;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.id.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewestTest {
    private static final Subject RUN = Subject.of(new RunId("r1"));

    @TempDir
    Path directory;

    private Path file;
    private SqliteStore others;
    private Readers readers;
    private Newest newest;

    @BeforeEach
    void open() {
        file = directory.resolve("ledger.db");
        others = SqliteStore.open(file, new SetClock("2026-03-01T10:00:00Z"));
        readers = new Readers(file);
        newest = new Newest(new Announcement(file));
    }

    @AfterEach
    void close() {
        readers.close();
        others.close();
    }

    @Test
    void what_others_append_is_seen_as_soon_as_they_know_of_it() {
        IntStream.rangeClosed(1, 300).forEach(i -> {
            append();

            assertThat(newest.of(RUN, readers)).isEqualTo(i);
            assertThat(newest.of(RUN, readers)).isEqualTo(i);
        });
    }

    @Test
    void as_long_as_nothing_is_announced_the_log_is_not_read() {
        append();
        newest.of(RUN, readers);
        readers.close();

        var known = newest.of(RUN, readers);

        assertThat(known).isEqualTo(1);
    }

    @Test
    void an_append_of_ones_own_changes_nothing_until_it_is_done() {
        append();
        newest.of(RUN, readers);

        newest.announce(1, 2);

        assertThat(newest.of(RUN, readers)).isEqualTo(1);
        newest.appended(2, Map.of(RUN, 2L));
        assertThat(newest.of(RUN, readers)).isEqualTo(2);
    }

    @Test
    void an_end_that_was_given_up_is_not_taken_for_ours_when_others_reach_it() {
        append();
        newest.of(RUN, readers);
        newest.announce(1, 2);
        newest.gaveUp();

        append();

        assertThat(newest.of(RUN, readers)).isEqualTo(2);
    }

    @Test
    void what_was_read_further_than_ones_own_append_stays() {
        append();
        newest.of(RUN, readers);
        newest.announce(1, 2);
        append();
        append();
        assertThat(newest.of(RUN, readers)).isEqualTo(3);

        newest.appended(2, Map.of(RUN, 2L));

        assertThat(newest.of(RUN, readers)).isEqualTo(3);
    }

    @Test
    void an_announcement_that_is_gone_costs_time_and_no_truth() throws Exception {
        append();
        Files.delete(directory.resolve("ledger.db-announced"));
        var afresh = new Newest(new Announcement(file));

        assertThat(afresh.of(RUN, readers)).isEqualTo(1);
        assertThat(afresh.of(RUN, readers)).isEqualTo(1);
    }

    private void append() {
        others.log().append(Events.wish(Events.paused("r1", "lunch")));
    }
}
