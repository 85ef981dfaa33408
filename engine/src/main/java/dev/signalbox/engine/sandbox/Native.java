package dev.signalbox.engine.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/// Linux system calls that the JDK does not offer. They act on the calling thread, so the caller decides which one.
final class Native {

    private static final StructLayout STATE = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO = STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));
    private static final MethodHandle SYSCALL = link();
    private static final Architecture.Calls CALLS = Architecture.current().calls();

    private Native() {}

    /// What a system call returned: a value, or a negative error number.
    record Result(long value) {
        boolean failed() {
            return value < 0;
        }

        int errno() {
            return (int) -value;
        }

        long orFail(String what) {
            if (failed()) {
                throw new SandboxFailure(what + " failed with error number " + errno());
            }
            return value;
        }
    }

    /// Makes a call by its name in `Architecture`.
    static Result call(String name, long... arguments) {
        return call(CALLS.number(name).orElseThrow(), arguments);
    }

    private static Result call(int number, long[] arguments) {
        long[] a = new long[6];
        System.arraycopy(arguments, 0, a, 0, arguments.length);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(STATE);
            long value = (long) SYSCALL.invokeExact(state, (long) number, a[0], a[1], a[2], a[3], a[4], a[5]);
            return new Result(value == -1 ? -(long) (int) ERRNO.get(state, 0L) : value);
        } catch (Throwable e) {
            throw new IllegalStateException("System call " + number + " could not be made", e);
        }
    }

    @SuppressWarnings("restricted")
    private static MethodHandle link() {
        Linker linker = Linker.nativeLinker();
        ValueLayout.OfLong word = ValueLayout.JAVA_LONG;
        return linker.downcallHandle(
                linker.defaultLookup().findOrThrow("syscall"),
                FunctionDescriptor.of(word, word, word, word, word, word, word, word),
                Linker.Option.firstVariadicArg(1),
                Linker.Option.captureCallState("errno"));
    }
}
