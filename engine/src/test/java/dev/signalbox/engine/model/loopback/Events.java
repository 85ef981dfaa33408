package dev.signalbox.engine.model.loopback;

import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.engine.model.Script.Step;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Writes server-sent events.
final class Events {
    private static final int PIECE = 12;

    /// The script says that the connection breaks here.
    static final class CutHere extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /// Writes one piece of a text.
    interface Piece {
        void write(String text) throws IOException;
    }

    private final OutputStream out;
    private final Step step;
    private final @Nullable Fault fault;

    /// @param fault that hits this time, or null
    Events(OutputStream out, Step step, @Nullable Fault fault) {
        this.out = out;
        this.step = step;
        this.fault = fault;
    }

    void named(String name, Json data) throws IOException {
        raw("event: %s\ndata: %s\n\n".formatted(name, JsonText.print(data)));
    }

    void unnamed(Json data) throws IOException {
        raw("data: %s\n\n".formatted(JsonText.print(data)));
    }

    void raw(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    /// Writes the step's text piece by piece.
    void pieces(Piece piece) throws IOException {
        var text = fault instanceof Fault.Cut cut
                ? step.text()
                        .substring(0, Math.min(cut.afterChars(), step.text().length()))
                : step.text();
        split(text, piece);
        if (fault instanceof Fault.Cut) {
            throw new CutHere();
        }
    }

    /// Writes any text piece by piece.
    void split(String text, Piece piece) throws IOException {
        for (int from = 0; from < text.length(); from += PIECE) {
            piece.write(text.substring(from, Math.min(text.length(), from + PIECE)));
            rest();
        }
    }

    private void rest() {
        try {
            TimeUnit.NANOSECONDS.sleep(step.chunkDelay().toNanos());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
