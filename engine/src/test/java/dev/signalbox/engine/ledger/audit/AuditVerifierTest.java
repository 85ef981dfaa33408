package dev.signalbox.engine.ledger.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.ledger.Checkpoints;
import dev.signalbox.engine.ledger.Desk;
import dev.signalbox.engine.store.sqlite.SqliteStore;
import dev.signalbox.engine.store.sqlite.Tamper;
import dev.signalbox.engine.token.KeyRing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each test takes a copy of one good log, of 706 records with checkpoints at 512 and 706, and tampers with it.
final class AuditVerifierTest {
    private static final int RECORDS = 706;

    @TempDir
    private static Path good;

    @TempDir
    private Path directory;

    private Path file;

    @BeforeAll
    static void record() {
        try (var desk = new Desk(good)) {
            Calls.begin(desk);
            for (var i = 0; i < 350; i++) {
                Calls.allowed(desk, "c" + i, i % 2 == 0 ? "bash" : "grep");
            }
        }
    }

    @BeforeEach
    void copy() throws IOException {
        copy(good, directory);
        file = directory.resolve("ledger.db");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var each : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(each).toString());
                Files.createDirectories(target.getParent());
                Files.copy(each, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private AuditReport verified() throws InterruptedException {
        try (var store = SqliteStore.inspect(file, InstantSource.system())) {
            var verifiers = KeyRing.existing(directory.resolve("keys")).verifiers();
            return new AuditVerifier(store, new Checkpoints(directory), verifiers, 100).verify();
        }
    }

    private String problems() throws InterruptedException {
        return String.join(
                "\n",
                verified().problems().stream().map(AuditReport.Problem::what).toList());
    }

    @Test
    void a_log_nobody_tampered_with_holds_up_to_its_last_signature() throws Exception {
        // When
        var report = verified();

        // Then
        assertThat(report.problems()).isEmpty();
        assertThat(List.of(report.records(), report.signed(), (long) report.checkpoints()))
                .isEqualTo(List.of((long) RECORDS, (long) RECORDS, 2L));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "UPDATE log SET event = replace(event, 'bash', 'bush') WHERE seq = 7|7",
                "UPDATE log SET event = printf('%s ', event) WHERE seq = 300|300",
                "UPDATE log SET actor = 'root' WHERE seq = 1|1",
                "UPDATE log SET at = at + 1 WHERE seq = 700|700",
                "UPDATE log SET at = 0 WHERE seq = 700|700",
                "UPDATE log SET subject = 'run/r2' WHERE seq = 99|99",
                "UPDATE log SET hash = zeroblob(32) WHERE seq = 100|100",
                "UPDATE log SET hash = x'00' WHERE seq = 101|101",
                "DELETE FROM log WHERE seq = 1|1",
                "DELETE FROM log WHERE seq = 353|353",
                "DELETE FROM log WHERE seq BETWEEN 99 AND 102|99",
                "DELETE FROM log WHERE seq = 706|the log ends at record 705, and it was signed up to record 706",
                "DELETE FROM log WHERE seq > 512|the log ends at record 512, and it was signed up to record 706",
                "DELETE FROM log|the log ends at record 0, and it was signed up to record 706",
                "DELETE FROM call WHERE seq = 7|the list of calls says something else of record 7",
                "UPDATE call SET decision = 'deny' WHERE seq = 7|the list of calls says something else of record 7",
                "INSERT INTO call VALUES (1, 'r1', 'x', 'PLAN', 'bash', 'allow', NULL, NULL)|the list of calls says something else of record 1"
            })
    void tampering_with_a_column_or_a_record_is_found_where_it_was_done(String sql, String place) throws Exception {
        // When
        Tamper.with(file, sql);

        // Then
        assertThat(problems()).contains(place.matches("\\d+") ? "record " + place + " " : place);
    }

    @Test
    void two_records_that_changed_places_are_found() throws Exception {
        // When
        Tamper.with(
                file,
                "UPDATE log SET seq = 100000 WHERE seq = 50",
                "UPDATE log SET seq = 50 WHERE seq = 51",
                "UPDATE log SET seq = 51 WHERE seq = 100000");

        // Then
        assertThat(problems()).contains("record 50 ").contains("record 51 ");
    }

    @Test
    void a_record_put_in_between_is_found() throws Exception {
        // When
        Tamper.with(
                file,
                "UPDATE log SET seq = seq + 100000 WHERE seq >= 50",
                "UPDATE log SET seq = seq - 99999 WHERE seq >= 100000",
                "INSERT INTO log SELECT 50, at, actor, subject, event, hash FROM log WHERE seq = 49");

        // Then
        assertThat(problems()).contains("record 50 ").contains("record 51 ");
    }

    @Test
    void a_chain_that_was_rewritten_without_the_key_is_found_at_the_next_signature() throws Exception {
        // When
        Tamper.with(file, "UPDATE log SET event = replace(event, 'bash', 'bush') WHERE seq = 7");
        Forger.rewrite(file, 7);

        // Then
        assertThat(verified().problems().stream().map(AuditReport.Problem::seq)).contains(512L, 706L);
        assertThat(problems()).contains("record 512 has another hash than the one that was signed");
    }

    @Test
    void a_rewritten_chain_signed_with_another_key_is_found() throws Exception {
        // When
        Tamper.with(file, "UPDATE log SET event = replace(event, 'bash', 'bush') WHERE seq = 7");
        Forger.rewrite(file, 7);
        Forger.sign(file, directory.resolve("checkpoints.jsonl"), 512, 706);

        // Then
        assertThat(problems()).contains("line 1").contains("which is not among those trusted");
    }

    @Test
    void a_changed_checkpoint_is_found() throws Exception {
        // Given
        var checkpoints = directory.resolve("checkpoints.jsonl");

        // When
        Files.writeString(checkpoints, Files.readString(checkpoints).replace("\"seq\":706", "\"seq\":705"));

        // Then
        assertThat(problems()).contains("line 2").contains("is not what was signed");
    }

    @Test
    void a_damaged_line_of_the_checkpoints_is_found() throws Exception {
        // Given
        var checkpoints = directory.resolve("checkpoints.jsonl");

        // When
        Files.writeString(checkpoints, "{}\n" + Files.readString(checkpoints));

        // Then
        assertThat(problems()).contains("line 1").contains("is damaged");
    }

    @Test
    void checkpoints_that_were_thrown_away_are_missed_in_a_long_log() throws Exception {
        // Given
        try (var desk = new Desk(directory)) {
            for (var i = 0; i < 900; i++) {
                desk.report(Desk.note("r1", "no " + i));
            }
        }

        // When
        Files.delete(directory.resolve("checkpoints.jsonl"));

        // Then
        assertThat(problems()).contains("1606 records after record 0 are under no signature");
    }

    @Test
    void without_a_public_key_no_signature_is_trusted() throws Exception {
        // When
        Files.delete(directory.resolve("keys/signing.pub"));

        // Then
        assertThat(problems()).contains("which is not among those trusted");
    }

    @RepeatedTest(40)
    void any_byte_that_was_flipped_is_found(RepetitionInfo round) throws Exception {
        // Given
        var random = new Random(round.getCurrentRepetition());
        var column = List.of("at", "actor", "subject", "event", "hash").get(random.nextInt(5));
        var seq = 1 + random.nextInt(RECORDS);

        // When
        Forger.flip(file, seq, column, random);

        // Then
        assertThat(verified().problems().stream().map(AuditReport.Problem::seq))
                .as("%s of record %d", column, seq)
                .contains((long) seq);
    }
}
