package dev.signalbox.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.engine.store.EventLogConformance;
import dev.signalbox.engine.store.Events;
import dev.signalbox.engine.store.SetClock;
import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.StoreException.Kind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are not as they should be: each is refused with a word on what to do, and none is changed.
final class SqliteDamageTest {
    private static final int RECORDS = 40;

    private final SetClock clock = new SetClock("2026-03-01T10:00:00Z");

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void fill() {
        file = directory.resolve("ledger.db");
        try (var store = SqliteStore.open(file, clock)) {
            for (var i = 0; i < RECORDS; i++) {
                store.log().append(Events.wish(Events.prompted("r1", "x".repeat(500) + i)));
            }
        }
    }

    private StoreException refused() {
        return catchThrowableOfType(
                StoreException.class, () -> SqliteStore.open(file, clock).close());
    }

    @Test
    void the_file_is_its_owners_alone() throws IOException {
        // When
        var permissions = Files.getPosixFilePermissions(file);

        // Then
        assertThat(PosixFilePermissions.toString(permissions)).isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE log SET event = replace(event, 'x39', 'x93') WHERE seq = 40",
                "UPDATE log SET event = event || ' ' WHERE seq = 30",
                "UPDATE log SET at = at + 1 WHERE seq = 39",
                "UPDATE log SET actor = 'root' WHERE seq = 38",
                "UPDATE log SET subject = 'run/r2' WHERE seq = 37",
                "UPDATE log SET hash = zeroblob(32) WHERE seq = 36",
                "DELETE FROM log WHERE seq = 35",
                "UPDATE log SET seq = seq + 1 WHERE seq = 40"
            })
    void an_end_that_is_not_what_was_recorded_is_found_when_the_log_is_opened(String tampering) {
        // Given
        Tamper.with(file, tampering);

        // When
        var refusal = refused();

        // Then
        assertThat(refusal.kind()).isEqualTo(Kind.DAMAGED);
        assertThat(refusal).hasMessageContaining("audit verify").hasMessageContaining(file.toString());
    }

    @Test
    void a_file_that_was_cut_off_is_refused_and_not_touched() throws IOException {
        // Given
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(channel.size() / 2 / 4096 * 4096);
        }
        var before = Files.readAllBytes(file);

        // When
        var refusal = refused();

        // Then
        assertThat(refusal.kind()).isEqualTo(Kind.DAMAGED);
        assertThat(Files.readAllBytes(file)).isEqualTo(before);
    }

    @Test
    void a_page_of_garbage_at_the_end_is_refused() throws IOException {
        // Given
        try (var channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (var page = channel.size() / 4096 - 4; page < channel.size() / 4096; page++) {
                channel.write(ByteBuffer.wrap("garbage!".repeat(512).getBytes(StandardCharsets.US_ASCII)), page * 4096);
            }
        }

        // When
        var refusal = refused();

        // Then
        assertThat(refusal.kind()).isEqualTo(Kind.DAMAGED);
    }

    @Test
    void a_file_that_is_no_database_is_refused_and_not_touched() throws IOException {
        // Given
        Files.writeString(file, "this is a diary, not a database\n".repeat(100));
        var before = Files.readString(file);

        // When
        var refusal = refused();

        // Then
        assertThat(refusal.kind()).isEqualTo(Kind.FOREIGN);
        assertThat(Files.readString(file)).isEqualTo(before);
    }

    @Test
    void a_database_of_another_program_is_refused() throws SQLException {
        // Given
        file = directory.resolve("other.db");
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE recipes (name TEXT)");
        }

        // When
        var refusal = refused();

        // Then
        assertThat(refusal.kind()).isEqualTo(Kind.FOREIGN);
        assertThat(refusal).hasMessageContaining("another program");
    }

    @Test
    void a_schema_from_the_future_is_refused_with_both_versions() {
        // Given
        Tamper.with(file, "PRAGMA user_version = 99");

        // When
        var refusal = refused();

        // Then
        assertThat(refusal.kind()).isEqualTo(Kind.FOREIGN);
        assertThat(refusal).hasMessageContaining("99").hasMessageContaining("Update Signalbox");
    }

    @Test
    void a_directory_that_cannot_be_made_is_named() throws IOException {
        // Given
        var inTheWay = Files.writeString(directory.resolve("plain"), "");
        file = inTheWay.resolve("ledger.db");

        // When
        var refusal = refused();

        // Then
        assertThat(refusal.kind()).isEqualTo(Kind.UNREACHABLE);
        assertThat(refusal).hasMessageContaining("SIGNALBOX_HOME");
    }

    @Test
    void an_event_that_nobody_knows_names_its_record() {
        // Given
        Tamper.with(file, "UPDATE log SET event = '{\"type\":\"run.teleported\"}' WHERE seq = 5");

        // When
        try (var store = SqliteStore.open(file, clock)) {
            var refusal =
                    catchThrowableOfType(StoreException.class, () -> store.log().read(0, 10));

            // Then
            assertThat(refusal.kind()).isEqualTo(Kind.DAMAGED);
            assertThat(refusal).hasMessageContaining("record 5").hasMessageContaining("run.teleported");
        }
    }

    @Test
    void the_log_itself_refuses_to_be_changed() {
        // Given
        var statements = new String[] {"UPDATE log SET actor = 'root' WHERE seq = 1", "DELETE FROM log WHERE seq = 1"};

        for (var sql : statements) {
            // When
            var refusal = catchThrowableOfType(SQLException.class, () -> {
                try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                        var statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            });

            // Then
            assertThat(String.valueOf(refusal.getMessage())).contains("append-only");
        }
    }

    @Test
    void a_damaged_log_can_be_looked_into() {
        // Given
        Tamper.with(file, "UPDATE log SET actor = 'root' WHERE seq = 38");

        // When
        try (var store = SqliteStore.inspect(file, clock)) {
            var broken = EventLogConformance.brokenLinks(store.log());

            // Then
            assertThat(broken).containsExactly(38L);
        }
    }

    @Test
    void stores_that_are_opened_at_once_on_a_new_file_make_it_once() throws Exception {
        // Given
        file = directory.resolve("new/ledger.db");

        // When
        try (var threads = Executors.newFixedThreadPool(6)) {
            var opened = threads.invokeAll(IntStream.range(0, 6)
                    .mapToObj(n -> (Callable<Long>) () -> {
                        try (var store = SqliteStore.open(file, clock)) {
                            store.log().append(Events.wish(Events.paused("r" + n, "x")));
                            return store.log().head().seq();
                        }
                    })
                    .toList());
            for (var seq : opened) {
                seq.get();
            }
        }

        // Then
        try (var store = SqliteStore.open(file, clock)) {
            assertThat(store.log().head().seq()).isEqualTo(6);
            assertThat(EventLogConformance.brokenLinks(store.log())).isEmpty();
        }
    }
}
