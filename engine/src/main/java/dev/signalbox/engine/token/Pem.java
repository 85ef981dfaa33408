package dev.signalbox.engine.token;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Locale;

/// Ed25519 keys as PEM text (RFC 7468), as `openssl pkey` reads and writes them.
final class Pem {
    private static final int MOST_BYTES = 4096;
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";

    private Pem() {}

    static byte[] text(Key key) {
        var label = key instanceof PrivateKey ? PRIVATE : PUBLIC;
        var body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(key.getEncoded());
        return "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n"
                .formatted(label, body)
                .getBytes(StandardCharsets.US_ASCII);
    }

    static PrivateKey privateKey(Path file) {
        var bytes = body(file, PRIVATE);
        try {
            return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(bytes));
        } catch (GeneralSecurityException cause) {
            throw new KeyFailure("%s is no Ed25519 private key".formatted(file), cause);
        }
    }

    static PublicKey publicKey(Path file) {
        var bytes = body(file, PUBLIC);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(bytes));
        } catch (GeneralSecurityException cause) {
            throw new KeyFailure("%s is no Ed25519 public key".formatted(file), cause);
        }
    }

    private static byte[] body(Path file, String label) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new KeyFailure("%s is too long for a key".formatted(file));
            }
            var text = Files.readString(file, StandardCharsets.US_ASCII);
            var begin = text.indexOf("-----BEGIN " + label + "-----");
            var end = text.indexOf("-----END " + label + "-----");
            if (begin < 0 || end < begin) {
                throw new KeyFailure("%s holds no %s in PEM".formatted(file, label.toLowerCase(Locale.ROOT)));
            }
            return Base64.getMimeDecoder().decode(text.substring(begin + label.length() + 16, end));
        } catch (IOException | IllegalArgumentException cause) {
            throw new KeyFailure("cannot read the key %s: put the saved one back".formatted(file), cause);
        }
    }
}
