package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.Head;
import dev.signalbox.engine.token.Signer;
import dev.signalbox.engine.token.Verifier;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A signature over the log up to a position: whoever rewrites what lies before it needs the key.
///
/// @param head the position, its time and its hash
/// @param key id of the key
/// @param signature Ed25519 over [#message], Base64
public record Checkpoint(Head head, String key, String signature) {

    static Checkpoint sign(Head head, Signer signer) {
        var signature = signer.sign(message(head));
        return new Checkpoint(head, signer.keyId(), Base64.getEncoder().encodeToString(signature));
    }

    /// Whether one of these keys made it.
    public boolean holds(List<Verifier> verifiers) {
        return verifiers.stream()
                .filter(verifier -> verifier.keyId().equals(key))
                .anyMatch(verifier -> verifier.verifies(message(head), bytes()));
    }

    private static byte[] message(Head head) {
        return "signalbox checkpoint 1\n%d\n%s\n%s\n"
                .formatted(head.seq(), head.at(), head.hash())
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] bytes() {
        try {
            return Base64.getDecoder().decode(signature);
        } catch (IllegalArgumentException notBase64) {
            return new byte[0];
        }
    }

    String line() {
        return JsonText.print(Json.obj()
                .with("seq", Json.of(head.seq()))
                .with("at", Json.of(head.at().toString()))
                .with("hash", Json.of(head.hash()))
                .with("key", Json.of(key))
                .with("signature", Json.of(signature)));
    }

    static Optional<Checkpoint> read(String line) {
        try {
            var json = JsonText.parse(line);
            var at = Instant.parse(json.text("at").orElse(""));
            return json.number("seq")
                    .map(seq -> new Checkpoint(
                            new Head(seq, at, json.text("hash").orElse("")),
                            json.text("key").orElse(""),
                            json.text("signature").orElse("")));
        } catch (MalformedJson | DateTimeException damaged) {
            return Optional.empty();
        }
    }
}
