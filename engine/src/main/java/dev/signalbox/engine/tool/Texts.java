package dev.signalbox.engine.tool;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// File contents as text.
final class Texts {
    private static final int PROBE = 8192;

    private Texts() {}

    /// Whether the content is no text: it has a NUL among its first 8 KiB, as git judges it.
    static boolean isBinary(byte[] content) {
        for (int i = 0; i < Math.min(PROBE, content.length); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /// For reading; what is not UTF-8 becomes U+FFFD.
    static String lenient(byte[] content) {
        return new String(content, StandardCharsets.UTF_8);
    }

    /// For changing; nothing if the content is not UTF-8 throughout.
    static Optional<String> exact(byte[] content) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }
}
