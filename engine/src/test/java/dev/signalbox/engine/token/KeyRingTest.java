package dev.signalbox.engine.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class KeyRingTest {
    private static final byte[] MESSAGE = "what was seen".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path home;

    private Path directory() {
        return home.resolve("keys");
    }

    @Test
    void keys_are_made_when_first_needed_and_are_their_owners_alone() throws Exception {
        // When
        KeyRing.open(directory());

        // Then
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory())))
                .isEqualTo("rwx------");
        for (var name : List.of("signing.key", "token.key")) {
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory().resolve(name))))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_signature_holds_by_the_public_file_alone() throws Exception {
        // Given
        var signer = KeyRing.open(directory()).signer();
        var open = Files.copy(directory().resolve("signing.pub"), home.resolve("elsewhere.pub"));

        // When
        var signature = signer.sign(MESSAGE);

        // Then
        var verifier = Verifier.from(open);
        assertThat(verifier.keyId()).isEqualTo(signer.keyId());
        assertThat(verifier.verifies(MESSAGE, signature)).isTrue();
        assertThat(verifier.verifies("other".getBytes(StandardCharsets.UTF_8), signature))
                .isFalse();
        signature[5] ^= 1;
        assertThat(verifier.verifies(MESSAGE, signature)).isFalse();
        assertThat(verifier.verifies(MESSAGE, new byte[3])).isFalse();
    }

    @Test
    void what_a_retired_key_signed_verifies_beside_the_new_one() throws Exception {
        // Given
        var old = KeyRing.open(directory()).signer();
        var signature = old.sign(MESSAGE);
        Files.delete(directory().resolve("signing.key"));
        Files.move(directory().resolve("signing.pub"), directory().resolve("retired-1.pub"));

        // When
        var fresh = KeyRing.open(directory()).signer();

        // Then
        var verifiers = KeyRing.existing(directory()).verifiers();
        assertThat(verifiers.stream().map(Verifier::keyId)).containsExactlyInAnyOrder(old.keyId(), fresh.keyId());
        assertThat(verifiers).anyMatch(verifier -> verifier.verifies(MESSAGE, signature));
    }

    @Test
    void a_public_half_that_was_lost_is_taken_from_the_key() throws Exception {
        // Given
        var id = KeyRing.open(directory()).signer().keyId();
        Files.delete(directory().resolve("signing.pub"));

        // When
        var again = KeyRing.open(directory()).verifier();

        // Then
        assertThat(again.keyId()).isEqualTo(id);
    }

    @Test
    void a_secret_that_others_can_read_is_refused() throws Exception {
        // Given
        KeyRing.open(directory()).signer();
        Files.setPosixFilePermissions(directory().resolve("signing.key"), PosixFilePermissions.fromString("rw-r-----"));

        // When
        var failure = catchThrowableOfType(
                KeyFailure.class, () -> KeyRing.open(directory()).signer());

        // Then
        assertThat(failure).hasMessageContaining("chmod 600");
    }

    @Test
    void a_damaged_key_is_refused_by_name() throws Exception {
        // Given
        KeyRing.open(directory()).signer();
        Files.writeString(directory().resolve("signing.key"), "-----BEGIN PRIVATE KEY-----\n!\n");

        // When
        var failure = catchThrowableOfType(
                KeyFailure.class, () -> KeyRing.open(directory()).signer());

        // Then
        assertThat(failure).hasMessageContaining("signing.key").hasMessageContaining("private key");
    }

    @Test
    void processes_that_start_at_once_agree_on_one_key() throws Exception {
        // Given
        var start = (Callable<String>) () -> KeyRing.open(directory()).signer().keyId();

        // When
        var ids = new HashSet<String>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var id : threads.invokeAll(
                    IntStream.range(0, 16).mapToObj(n -> start).toList())) {
                ids.add(id.get());
            }
        }

        // Then
        assertThat(ids).hasSize(1);
        assertThat(KeyRing.existing(directory()).verifiers().stream().map(Verifier::keyId))
                .containsExactlyElementsOf(ids);
    }
}
