package dev.signalbox.app.security;

import dev.signalbox.kernel.id.Fingerprint;
import dev.signalbox.kernel.id.KeyId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Secrets drawn by lot, 256 bits each: API keys `sbx_<id>_<secret>` and sign-in links `sbl_<secret>`. Only their
/// SHA-256 is kept: what is drawn by lot needs no slow hash.
final class Secrets {
    private static final String LETTERS = "23456789abcdefghjkmnpqrstuvwxyz";
    private static final int ID = 8;
    private static final int BYTES = 32;
    private static final Pattern KEY = Pattern.compile("sbx_([a-z0-9]{8})_[A-Za-z0-9_-]{43}");
    private static final Pattern LINK = Pattern.compile("sbl_[A-Za-z0-9_-]{43}");
    private static final SecureRandom CHANCE = new SecureRandom();

    private Secrets() {}

    static KeyId keyId() {
        var id = new StringBuilder();
        CHANCE.ints(ID, 0, LETTERS.length()).forEach(i -> id.append(LETTERS.charAt(i)));
        return new KeyId(id.toString());
    }

    static String key(KeyId id) {
        return "sbx_" + id + "_" + drawn(BYTES);
    }

    static String link() {
        return "sbl_" + drawn(BYTES);
    }

    static String sessionId() {
        return drawn(16);
    }

    /// The id within the text of a key, if it has the form of one.
    static Optional<KeyId> idOf(String key) {
        var matcher = KEY.matcher(key);
        return matcher.matches() ? Optional.of(new KeyId(matcher.group(1))) : Optional.empty();
    }

    static boolean isLink(String text) {
        return LINK.matcher(text).matches();
    }

    static Fingerprint fingerprint(String secret) {
        return new Fingerprint(HexFormat.of().formatHex(sha256(secret)));
    }

    /// Takes as long whatever differs.
    static boolean matches(String secret, Fingerprint fingerprint) {
        return MessageDigest.isEqual(
                fingerprint(secret).value().getBytes(StandardCharsets.US_ASCII),
                fingerprint.value().getBytes(StandardCharsets.US_ASCII));
    }

    private static String drawn(int count) {
        var bytes = new byte[count];
        CHANCE.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
