package dev.signalbox.engine.evidence;

import dev.signalbox.engine.token.Signer;
import dev.signalbox.engine.token.Verifier;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/// A signed statement: an in-toto Statement v1 in a DSSE envelope v1, signed with Ed25519.
final class Envelope {
    private static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    private Envelope() {}

    /// The envelope's text.
    static String seal(Json.Obj statement, Signer signer) {
        var payload = JsonText.canonical(statement).getBytes(StandardCharsets.UTF_8);
        var signature = Json.obj()
                .with("keyid", Json.of(signer.keyId()))
                .with("sig", Json.of(Base64.getEncoder().encodeToString(signer.sign(toBeSigned(payload)))));
        return JsonText.pretty(Json.obj()
                .with("payloadType", Json.of(PAYLOAD_TYPE))
                .with("payload", Json.of(Base64.getEncoder().encodeToString(payload)))
                .with("signatures", new Json.Arr(List.of(signature))));
    }

    /// What came of opening an envelope.
    sealed interface Opened {
        /// It is genuine.
        record Genuine(Json statement) implements Opened {}

        /// It is not, and why.
        record Refused(String why) implements Opened {}
    }

    static Opened open(String text, Verifier verifier) {
        try {
            var envelope = JsonText.parse(text);
            var payload = bytes(envelope.text("payload"));
            if (payload.isEmpty() || !envelope.text("payloadType").equals(Optional.of(PAYLOAD_TYPE))) {
                return new Opened.Refused("it is no envelope of a statement");
            }
            var genuine = envelope.list("signatures").stream()
                    .filter(signature -> signature.text("keyid").equals(Optional.of(verifier.keyId())))
                    .flatMap(signature -> bytes(signature.text("sig")).stream())
                    .anyMatch(signature -> verifier.verifies(toBeSigned(payload.get()), signature));
            return genuine
                    ? new Opened.Genuine(JsonText.parse(new String(payload.get(), StandardCharsets.UTF_8)))
                    : new Opened.Refused("no signature by key %s over what it says".formatted(verifier.keyId()));
        } catch (MalformedJson malformed) {
            return new Opened.Refused("it is no JSON: " + malformed.getMessage());
        }
    }

    private static Optional<byte[]> bytes(Optional<String> base64) {
        try {
            return base64.map(Base64.getDecoder()::decode);
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /// DSSE's pre-authentication encoding.
    private static byte[] toBeSigned(byte[] payload) {
        var out = new ByteArrayOutputStream();
        out.writeBytes("DSSEv1 %d %s %d "
                .formatted(PAYLOAD_TYPE.length(), PAYLOAD_TYPE, payload.length)
                .getBytes(StandardCharsets.UTF_8));
        out.writeBytes(payload);
        return out.toByteArray();
    }
}
