package dev.signalbox.engine.sandbox;

/// What a thread can give up for good (`prctl(2)`).
final class Privileges {

    private static final int SET_NO_NEW_PRIVS = 38;

    private Privileges() {}

    /// From now on, no program started by this thread gains rights by set-user-id bits or file capabilities.
    static void giveUpNew() {
        Native.Result result = Native.call(prctl(), SET_NO_NEW_PRIVS, 1, 0, 0, 0);
        if (result.failed()) {
            throw new SandboxFailure("prctl(PR_SET_NO_NEW_PRIVS) failed with error number " + result.errno());
        }
    }

    private static long prctl() {
        return switch (Architecture.current()) {
            case X86_64 -> 157;
            case AARCH64 -> 167;
        };
    }
}
