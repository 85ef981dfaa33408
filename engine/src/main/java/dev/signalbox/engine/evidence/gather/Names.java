package dev.signalbox.engine.evidence.gather;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/// Short names for long ones.
final class Names {
    private Names() {}

    /// Twelve letters and digits that stand for a text; not for security.
    static String digest(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                .toString()
                .replace("-", "")
                .substring(0, 12);
    }
}
