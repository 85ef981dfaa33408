package dev.signalbox.engine.model.provider;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The lines of an answer, within limits of length and time.
final class Lines {
    private final Incoming incoming;
    private final Limits limits;
    private final Attempt attempt;
    private final Pace pace;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private long read;

    Lines(Incoming incoming, Limits limits, Attempt attempt, Pace pace) {
        this.incoming = incoming;
        this.limits = limits;
        this.attempt = attempt;
        this.pace = pace;
    }

    /// The next line without its end; null after the last. What follows the last line's end is dropped: nobody
    /// knows whether it is whole.
    @Nullable
    String next() throws AttemptFailed, InterruptedException {
        line.reset();
        while (true) {
            var buffer = incoming.next(patience());
            if (buffer == null) {
                return null;
            }
            while (buffer.hasRemaining()) {
                var octet = buffer.get();
                count();
                if (octet == '\n') {
                    return text();
                }
                line.write(octet);
            }
        }
    }

    /// All that is left, up to a number of bytes.
    String rest(int most) throws InterruptedException {
        line.reset();
        try {
            while (line.size() < most) {
                var buffer = incoming.next(patience());
                if (buffer == null) {
                    break;
                }
                while (buffer.hasRemaining() && line.size() < most) {
                    line.write(buffer.get());
                }
            }
        } catch (AttemptFailed broken) {
            // the beginning of an error is better than none
        }
        return text();
    }

    private Duration patience() throws AttemptFailed {
        var left = attempt.left(pace);
        if (left.isZero()) {
            throw new AttemptFailed(0, "the time was up in the middle of the answer");
        }
        return left.compareTo(limits.idle()) < 0 ? left : limits.idle();
    }

    private void count() throws AttemptFailed {
        read++;
        if (line.size() >= limits.line()) {
            throw new AttemptFailed(0, "the answer held a line longer than %,d bytes".formatted(limits.line()));
        }
        if (read > limits.answer()) {
            throw new AttemptFailed(0, "the answer was longer than %,d bytes".formatted(limits.answer()));
        }
    }

    private String text() {
        var whole = line.toString(StandardCharsets.UTF_8);
        return whole.endsWith("\r") ? whole.substring(0, whole.length() - 1) : whole;
    }
}
