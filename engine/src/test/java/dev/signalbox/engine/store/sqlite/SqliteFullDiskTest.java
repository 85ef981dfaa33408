package dev.signalbox.engine.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.signalbox.engine.store.EventLogConformance;
import dev.signalbox.engine.store.Events;
import dev.signalbox.engine.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A file system with no room left. Needs the right to mount one.
final class SqliteFullDiskTest {
    @TempDir
    private Path directory;

    @BeforeEach
    void mount() throws Exception {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", directory.toString()), "may not mount");
    }

    @AfterEach
    void unmount() throws Exception {
        // Lazily: a page that was shared in memory stays mapped until its buffer is collected.
        run("umount", "-l", directory.toString());
    }

    @Test
    void a_full_disk_stops_appends_and_they_go_on_when_there_is_room_again() throws Exception {
        // Given
        var ballast = Files.write(directory.resolve("ballast"), new byte[1 << 20]);
        try (var store = SqliteStore.open(directory.resolve("ledger.db"), InstantSource.system())) {
            var appended = 0;
            var full = (StoreException) null;
            while (full == null) {
                full = catchThrowableOfType(
                        StoreException.class,
                        () -> store.log().append(Events.wish(Events.prompted("r1", "x".repeat(2000)))));
                appended += full == null ? 1 : 0;
            }

            // When
            Files.delete(ballast);
            store.log().append(Events.wish(Events.paused("r1", "goes on")));

            // Then
            assertThat(full.kind()).isEqualTo(StoreException.Kind.FULL);
            assertThat(full).hasMessageContaining("Nothing was recorded");
            assertThat(store.log().head().seq()).isEqualTo(appended + 1);
            assertThat(EventLogConformance.brokenLinks(store.log())).isEmpty();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
    }
}
