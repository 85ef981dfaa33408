package dev.signalbox.engine.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// File descriptors that the JDK does not know of.
final class Descriptors {

    /// Names are taken from the working directory, which does not matter to absolute ones.
    static final long HERE = -100;

    static final long PATH_ONLY = 0x200000;
    private static final long CLOSE_ON_EXEC = 0x80000;

    private Descriptors() {}

    /// Opens by `openat2(2)`.
    ///
    /// @param flags of `open(2)`
    /// @param resolve how the name is followed
    static Native.Result open(long directory, String name, long flags, long resolve) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment how = arena.allocate(24, 8);
            how.set(ValueLayout.JAVA_LONG, 0, flags | CLOSE_ON_EXEC);
            how.set(ValueLayout.JAVA_LONG, 16, resolve);
            MemorySegment text = arena.allocateFrom(name);
            return Native.call("openat2", directory, text.address(), how.address(), 24);
        }
    }

    static void close(long descriptor) {
        Native.call("close", descriptor);
    }
}
