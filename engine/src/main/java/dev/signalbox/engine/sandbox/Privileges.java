package dev.signalbox.engine.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// What a thread can give up for good (`prctl(2)`).
final class Privileges {

    private static final int SET_NO_NEW_PRIVS = 38;
    private static final int SET_SECCOMP = 22;
    private static final int FILTER = 2;

    private Privileges() {}

    /// From now on, no program started by this thread gains rights by set-user-id bits or file capabilities.
    static void giveUpNew() {
        Native.call("prctl", SET_NO_NEW_PRIVS, 1, 0, 0, 0).orFail("prctl(PR_SET_NO_NEW_PRIVS)");
    }

    /// From now on, this thread and what it starts make only the system calls that the BPF program allows.
    static void filterCalls(byte[] program) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment code = arena.allocate(program.length, 8);
            code.copyFrom(MemorySegment.ofArray(program));
            MemorySegment head = arena.allocate(16, 8);
            head.set(ValueLayout.JAVA_SHORT, 0, (short) (program.length / 8));
            head.set(ValueLayout.JAVA_LONG, 8, code.address());
            Native.call("prctl", SET_SECCOMP, FILTER, head.address(), 0, 0).orFail("prctl(PR_SET_SECCOMP)");
        }
    }
}
