package dev.signalbox.kernel.id;

import java.util.regex.Pattern;

/// What is kept of a secret: a hash that tells whether a secret is the one, and from which it cannot be had back. A
/// SHA-256 in lower-case hex for secrets drawn by lot, a salted Argon2 hash for what people choose. It is no free text,
/// so that nothing takes it for a secret and blots it out.
public record Fingerprint(String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}|\\$argon2id\\$[A-Za-z0-9+/=,$]{20,400}");

    /// @throws IllegalArgumentException if the value is none of the two
    public Fingerprint {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a fingerprint is a SHA-256 in hexadecimal or an Argon2id hash");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
