package dev.signalbox.engine.store;

import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/// The hash chain of the log. The hash of a record is SHA-256 over the hash before it and every column of the record:
///
/// ```text
/// hash[32] seq[8] at[8] length of by[4] length of subject[4] by subject event      integers big-endian, texts UTF-8
/// ```
///
/// Not safe for use by several threads: each has its own.
public final class Chain {
    /// Length of a hash in bytes.
    public static final int LENGTH = 32;

    private static final int HEADER = LENGTH + 8 + 8 + 4 + 4;

    private final MessageDigest sha = sha256();
    private byte[] buffer = new byte[4096];

    /// The hash before the first record.
    public static byte[] root() {
        return new byte[LENGTH];
    }

    public static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }

    /// SHA-256 of bytes, lower-case hex.
    public static String digest(byte[] bytes) {
        return hex(sha256().digest(bytes));
    }

    /// The hash of a record that follows `previous`.
    public byte[] next(byte[] previous, Link link) {
        var length = HEADER + link.by().length + link.subject().length + link.event().length;
        if (buffer.length < length) {
            buffer = new byte[Math.max(length, 2 * buffer.length)];
        }
        // a damaged hash may have any length
        System.arraycopy(Arrays.copyOf(previous, LENGTH), 0, buffer, 0, LENGTH);
        var end = number(LENGTH, link.seq(), 8);
        end = number(end, link.at(), 8);
        end = number(end, link.by().length, 4);
        end = number(end, link.subject().length, 4);
        end = text(end, link.by());
        end = text(end, link.subject());
        end = text(end, link.event());
        var hash = new byte[LENGTH];
        try {
            sha.update(buffer, 0, end);
            sha.digest(hash, 0, LENGTH);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
        return hash;
    }

    private int number(int at, long value, int bytes) {
        for (var i = 0; i < bytes; i++) {
            buffer[at + i] = (byte) (value >>> (8 * (bytes - 1 - i)));
        }
        return at + bytes;
    }

    private int text(int at, byte[] text) {
        System.arraycopy(text, 0, buffer, at, text.length);
        return at + text.length;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    /// A record as it is hashed.
    ///
    /// @param seq its position
    /// @param at microseconds since 1970
    /// @param by who caused it, UTF-8
    /// @param subject what it is about, UTF-8
    /// @param event its text, UTF-8
    @SuppressWarnings("ArrayRecordComponent") // lives as long as one hash takes
    public record Link(long seq, long at, byte[] by, byte[] subject, byte[] event) {}

    /// Reads a chain, record by record.
    @FunctionalInterface
    public interface Reader {
        /// Takes one record and the hash that is stored with it; `false` ends the reading.
        boolean take(Link link, byte[] hash);
    }
}
