package dev.signalbox.engine.token;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;

/// Makes Ed25519 signatures. One takes about half a millisecond: sign statements and checkpoints, not records.
public final class Signer {
    private final PrivateKey key;
    private final Verifier verifier;

    Signer(PrivateKey key, Verifier verifier) {
        this.key = key;
        this.verifier = verifier;
    }

    /// What the public key is called in envelopes and checkpoints.
    public String keyId() {
        return verifier.keyId();
    }

    /// 64 bytes.
    public byte[] sign(byte[] message) {
        try {
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException cause) {
            throw new KeyFailure("cannot sign with key " + keyId(), cause);
        }
    }
}
