package dev.signalbox.engine.model;

/// Tokens that a call used, as the vendor counted them. The four counts are disjoint.
///
/// @param input read at full price: neither from nor into the prompt cache
/// @param output written, reasoning included
/// @param cacheRead read from the prompt cache
/// @param cacheWrite written into the prompt cache
public record Usage(long input, long output, long cacheRead, long cacheWrite) {
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    public Usage {
        if (input < 0 || output < 0 || cacheRead < 0 || cacheWrite < 0) {
            throw new IllegalArgumentException("token counts must not be negative: %d, %d, %d, %d"
                    .formatted(input, output, cacheRead, cacheWrite));
        }
    }

    /// The sum of two calls.
    public Usage plus(Usage other) {
        return new Usage(
                input + other.input, output + other.output, cacheRead + other.cacheRead, cacheWrite + other.cacheWrite);
    }

    public long total() {
        return input + output + cacheRead + cacheWrite;
    }
}
