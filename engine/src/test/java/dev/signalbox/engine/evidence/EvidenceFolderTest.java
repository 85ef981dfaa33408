package dev.signalbox.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.token.KeyRing;
import dev.signalbox.kernel.json.Json;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EvidenceFolderTest {
    private static final EvidenceFolder.Subject SUBJECT = new EvidenceFolder.Subject("run-1", "c1", "t1");

    @TempDir
    Path directory;

    private KeyRing keys;
    private EvidenceFolder folder;

    @BeforeEach
    void fill() {
        keys = KeyRing.open(directory.resolve("keys"));
        folder = new EvidenceFolder(directory.resolve("evidence"));
        for (var phase : new String[] {"TDD", "IMPL", "COMPLETE"}) {
            folder.add(phase, SUBJECT, Json.obj().with("phase", Json.of(phase)), keys.signer());
        }
    }

    @Test
    void statements_verify_in_order_with_the_public_key_alone() throws Exception {
        Files.delete(directory.resolve("keys/signing.key"));

        var found = folder.verify(KeyRing.existing(directory.resolve("keys")).verifier());

        assertThat(found).extracting(EvidenceFolder.Found::problem).containsOnly(Optional.empty());
        assertThat(found)
                .extracting(EvidenceFolder.Found::file)
                .containsExactly("0001-tdd.json", "0002-impl.json", "0003-complete.json");
    }

    @Test
    void every_flipped_byte_of_an_envelope_is_found() throws Exception {
        var file = directory.resolve("evidence/0002-impl.json");
        var genuine = Files.readAllBytes(file);

        for (var i = 0; i < genuine.length; i += 7) {
            var changed = genuine.clone();
            changed[i] ^= 1;
            Files.write(file, changed);
            assertThat(folder.verify(keys.verifier()))
                    .as("byte %d", i)
                    .anyMatch(found -> found.problem().isPresent());
        }
    }

    @Test
    void a_statement_that_was_taken_out_or_put_elsewhere_is_found() throws Exception {
        Files.delete(directory.resolve("evidence/0002-impl.json"));

        assertThat(folder.verify(keys.verifier()))
                .anySatisfy(found ->
                        assertThat(found.problem()).contains("the statement before it is missing or another one"));
    }

    @Test
    void a_statement_by_another_key_is_refused() {
        var others = KeyRing.open(directory.resolve("others"));

        assertThat(folder.verify(others.verifier()))
                .allSatisfy(
                        found -> assertThat(found.problem()).get().asString().startsWith("no signature by key"));
    }

    @Test
    void a_statement_that_was_cut_off_the_end_is_found_by_what_the_commit_names() throws Exception {
        // Given
        var last = folder.add("run", SUBJECT, Json.obj(), keys.signer());
        assertThat(folder.endProblem("sha256:" + last)).isEmpty();

        // When
        Files.delete(directory.resolve("evidence/0004-run.json"));

        // Then
        assertThat(folder.verify(keys.verifier()))
                .extracting(EvidenceFolder.Found::problem)
                .containsOnly(Optional.empty());
        assertThat(folder.endProblem(last)).get().asString().contains("0003-complete.json, is not the one");
    }
}
