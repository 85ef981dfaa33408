package dev.signalbox.engine.token;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.util.HexFormat;

/// Verifies Ed25519 signatures, with nothing but a public key.
public final class Verifier {
    private static final int ID_BYTES = 8;

    private final PublicKey key;

    private Verifier(PublicKey key) {
        this.key = key;
    }

    /// By the public key in a PEM file.
    ///
    /// @throws KeyFailure if there is none
    public static Verifier from(Path publicKey) {
        return new Verifier(Pem.publicKey(publicKey));
    }

    /// The first 16 hexadecimal digits of the SHA-256 of the public key.
    public String keyId() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
            return HexFormat.of().formatHex(digest, 0, ID_BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /// Whether the signature was made over the message with the private key that belongs to this one.
    public boolean verifies(byte[] message, byte[] signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(message);
            return check.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException cause) {
            throw new KeyFailure("cannot verify with key " + keyId(), cause);
        }
    }
}
