package dev.signalbox.engine.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.List;

/// Limits of another process (`prlimit(2)`).
final class ResourceLimits {

    private static final int FILE_SIZE = 1;
    private static final int DATA = 2;
    private static final int CORE = 4;
    private static final int PROCESSES = 6;
    private static final int OPEN_FILES = 7;

    /// Bytes of POSIX message queues, which no box can use: its value can serve as a mark.
    private static final int MESSAGE_QUEUES = 12;

    private ResourceLimits() {}

    static void set(long pid, Limits limits, long mark) {
        set(pid, CORE, 0);
        set(pid, FILE_SIZE, limits.fileSize());
        set(pid, DATA, limits.processMemory());
        set(pid, OPEN_FILES, limits.openFiles());
        set(pid, MESSAGE_QUEUES, mark);
    }

    /// Counted over all processes and threads of the user, in a box that has no user namespace.
    static void setProcesses(long pid, long count) {
        set(pid, PROCESSES, count);
    }

    static boolean bears(long pid, long mark) {
        List<String> lines = KernelFile.lines(Path.of("/proc", Long.toString(pid), "limits"));
        return lines.stream()
                .filter(line -> line.startsWith("Max msgqueue size"))
                .anyMatch(line -> line.replaceAll(" +", " ").contains(" " + mark + " "));
    }

    private static void set(long pid, int resource, long value) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment limit = arena.allocate(16, 8);
            limit.set(ValueLayout.JAVA_LONG, 0, value);
            limit.set(ValueLayout.JAVA_LONG, 8, value);
            Native.call("prlimit64", pid, resource, limit.address(), 0)
                    .orFail("prlimit of resource " + resource + " to " + value);
        }
    }
}
