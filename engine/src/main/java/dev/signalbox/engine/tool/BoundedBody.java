package dev.signalbox.engine.tool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// A body read up to a length and a time.
final class BoundedBody {
    private static final int PIECE = 8192;

    private BoundedBody() {}

    /// @param note empty, or that it was cut
    record Read(String text, String note) {}

    /// @param end by [System#nanoTime()]
    static Read read(InputStream body, int most, long end) throws IOException {
        var all = new ByteArrayOutputStream();
        while (all.size() < most) {
            if (System.nanoTime() > end) {
                return new Read(text(all), "\n[cut: it took too long]");
            }
            var piece = body.readNBytes(Math.min(PIECE, most - all.size()));
            if (piece.length == 0) {
                return new Read(text(all), "");
            }
            all.writeBytes(piece);
        }
        return new Read(text(all), "\n[cut after %,d bytes]".formatted(most));
    }

    private static String text(ByteArrayOutputStream all) {
        return all.toString(StandardCharsets.UTF_8);
    }
}
