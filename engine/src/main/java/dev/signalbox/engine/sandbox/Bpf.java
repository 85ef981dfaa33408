package dev.signalbox.engine.sandbox;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Assembles a classic BPF program over `struct seccomp_data` (`linux/seccomp.h`, `linux/filter.h`).
final class Bpf {

    static final int KILL_PROCESS = 0x80000000;
    static final int ALLOW = 0x7FFF0000;
    static final int EPERM = 1;
    static final int ENOSYS = 38;

    private static final int LOAD_WORD = 0x20;
    private static final int JUMP_EQUAL = 0x15;
    private static final int JUMP_GREATER_EQUAL = 0x35;
    private static final int JUMP_SET = 0x45;
    private static final int AND = 0x54;
    private static final int RETURN = 0x06;
    private static final int NUMBER = 0;
    private static final int ARCHITECTURE = 4;
    private static final int ARGUMENTS = 16;
    private static final int ALL_BITS = 0xFFFFFFFF;
    private static final int X32 = 0x40000000;

    private record Instruction(int code, int ifTrue, int ifFalse, int k) {}

    /// A question about the low 32 bits of one argument of a system call.
    sealed interface Condition {
        int argument();

        /// One of these bits is set.
        record AnyBit(int argument, int bits) implements Condition {}

        /// Under the mask it is that value.
        record Equal(int argument, int mask, int value) implements Condition {}

        /// It is not 0, looked at in all its 64 bits.
        record NotZero(int argument) implements Condition {}

        /// It is none of these values.
        record NoneOf(int argument, List<Integer> values) implements Condition {}
    }

    private final List<Instruction> program = new ArrayList<>();

    static int errno(int number) {
        return 0x00050000 | number;
    }

    /// Kills whatever calls in from another architecture, or by the x32 numbers of x86_64.
    Bpf onlyFrom(Architecture architecture) {
        add(LOAD_WORD, 0, 0, ARCHITECTURE);
        add(JUMP_EQUAL, 1, 0, architecture.audit());
        add(RETURN, 0, 0, KILL_PROCESS);
        add(LOAD_WORD, 0, 0, NUMBER);
        if (architecture == Architecture.X86_64) {
            add(JUMP_GREATER_EQUAL, 0, 1, X32);
            add(RETURN, 0, 0, KILL_PROCESS);
        }
        return this;
    }

    Bpf answer(int number, int action) {
        add(JUMP_EQUAL, 0, 1, number);
        add(RETURN, 0, 0, action);
        return this;
    }

    /// Answers the call when all conditions hold.
    Bpf answer(int number, List<Condition> conditions, int action) {
        List<Instruction> body = new ArrayList<>();
        for (Condition condition : conditions) {
            body.add(new Instruction(LOAD_WORD, 0, 0, ARGUMENTS + 8 * condition.argument()));
            body.addAll(test(condition));
        }
        int length = body.size();
        add(JUMP_EQUAL, 0, length + 1, number);
        for (int i = 0; i < length; i++) {
            // A false answer leaves the body: past what is left of it and past the return.
            Instruction step = body.get(i);
            int out = length - i;
            program.add(new Instruction(step.code(), exit(step.ifTrue(), out), exit(step.ifFalse(), out), step.k()));
        }
        add(RETURN, 0, 0, action);
        add(LOAD_WORD, 0, 0, NUMBER);
        return this;
    }

    Bpf otherwise(int action) {
        add(RETURN, 0, 0, action);
        return this;
    }

    byte[] bytes() {
        ByteBuffer out = ByteBuffer.allocate(program.size() * 8).order(ByteOrder.nativeOrder());
        for (Instruction step : program) {
            out.putShort((short) step.code());
            out.put((byte) step.ifTrue());
            out.put((byte) step.ifFalse());
            out.putInt(step.k());
        }
        return out.array();
    }

    private static final int FAIL = -1;

    private static List<Instruction> test(Condition condition) {
        return switch (condition) {
            case Condition.AnyBit any -> List.of(new Instruction(JUMP_SET, 0, FAIL, any.bits()));
            case Condition.Equal equal ->
                List.of(new Instruction(AND, 0, 0, equal.mask()), new Instruction(JUMP_EQUAL, 0, FAIL, equal.value()));
            case Condition.NotZero notZero ->
                List.of(
                        new Instruction(JUMP_SET, 2, 0, ALL_BITS),
                        new Instruction(LOAD_WORD, 0, 0, ARGUMENTS + 8 * notZero.argument() + 4),
                        new Instruction(JUMP_SET, 0, FAIL, ALL_BITS));
            case Condition.NoneOf none ->
                none.values().stream()
                        .map(value -> new Instruction(JUMP_EQUAL, FAIL, 0, value))
                        .toList();
        };
    }

    private static int exit(int jump, int out) {
        return jump == FAIL ? out : jump;
    }

    private void add(int code, int ifTrue, int ifFalse, int k) {
        if (ifTrue > 255 || ifFalse > 255) {
            throw new IllegalStateException("A BPF jump reaches 255 instructions at most");
        }
        program.add(new Instruction(code, ifTrue, ifFalse, k));
    }
}
