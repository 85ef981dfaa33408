package dev.signalbox.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.signalbox.engine.store.StoreException;
import dev.signalbox.engine.store.sqlite.Tamper;
import dev.signalbox.engine.token.KeyFailure;
import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.kernel.id.RunId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CheckpointTest {
    @TempDir
    private Path directory;

    private void append(int count) {
        try (var desk = new Desk(directory)) {
            desk.begin("r1");
            IntStream.range(0, count).forEach(n -> desk.report(Desk.note("r1", "no " + n)));
        }
    }

    @Test
    void the_log_is_signed_every_512_records_and_at_its_end() {
        // When
        append(1100);

        // Then
        var lines = new Checkpoints(directory).lines();
        var verifiers = KeyRing.existing(directory.resolve("keys")).verifiers();
        assertThat(lines)
                .extracting(line -> line.checkpoint().orElseThrow().head().seq())
                .containsExactly(512L, 1024L, 1105L);
        assertThat(lines).allMatch(line -> line.checkpoint().orElseThrow().holds(verifiers));
    }

    @Test
    void a_ledger_that_appends_nothing_signs_nothing_and_makes_no_key() {
        // When
        new Desk(directory).close();

        // Then
        assertThat(new Checkpoints(directory).lines()).isEmpty();
        assertThat(directory.resolve("keys")).doesNotExist();
    }

    @Test
    void a_log_shorter_than_what_was_signed_is_refused() {
        // Given
        append(10);
        Tamper.with(directory.resolve("ledger.db"), "DELETE FROM log WHERE seq > 12");

        // When
        var refusal = catchThrowableOfType(StoreException.class, () -> new Desk(directory));

        // Then
        assertThat(refusal.kind()).isEqualTo(StoreException.Kind.DAMAGED);
        assertThat(refusal).hasMessageContaining("ends at record 12").hasMessageContaining("checkpoints.jsonl");
    }

    @Test
    void without_its_signing_key_a_ledger_can_be_read_and_not_written() throws Exception {
        // Given
        append(10);
        Files.delete(directory.resolve("keys/signing.key"));

        try (var desk = new Desk(directory)) {
            // When
            var failure = catchThrowable(() -> desk.report(Desk.note("r1", "x")));

            // Then
            assertThat(failure).isInstanceOf(KeyFailure.class).hasMessageContaining("signing.key is missing");
            assertThat(desk.ledger.events(new RunId("r1"))).hasSize(13);
        }
    }

    @Test
    void a_last_line_that_was_torn_is_passed_over() throws Exception {
        // Given
        append(10);
        var file = new Checkpoints(directory).file();
        Files.writeString(file, Files.readString(file) + "{\"seq\":99");

        // When
        var newest = new Checkpoints(directory).newest();

        // Then
        assertThat(newest.orElseThrow().head().seq()).isEqualTo(15);
    }
}
