package dev.signalbox.engine.sandbox;

/// File descriptors that the JDK does not know of.
final class Descriptors {

    private Descriptors() {}

    static void close(long descriptor) {
        Native.call(close(), descriptor);
    }

    private static long close() {
        return switch (Architecture.current()) {
            case X86_64 -> 3;
            case AARCH64 -> 57;
        };
    }
}
