package dev.signalbox.engine.model.provider;

import java.time.Duration;

/// How much of an answer is read.
///
/// @param line bytes of one line
/// @param answer bytes of a whole answer
/// @param error bytes of an answer that reports an error
/// @param idle the longest silence
record Limits(int line, long answer, int error, Duration idle) {
    static Limits of(Duration idle) {
        return new Limits(4 << 20, 64 << 20, 64 << 10, idle);
    }
}
