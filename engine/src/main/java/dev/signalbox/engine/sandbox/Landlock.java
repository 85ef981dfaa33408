package dev.signalbox.engine.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Landlock (`linux/landlock.h`): a process gives up rights for itself and all its children, for good.
final class Landlock {

    private static final int CREATE_RULESET = 444;
    private static final int RESTRICT_SELF = 446;
    private static final int VERSION_FLAG = 1;
    private static final int ABI_WITH_SCOPES = 6;
    private static final long SCOPE_ABSTRACT_UNIX_SOCKET = 1;
    private static final long SCOPE_SIGNAL = 2;

    private Landlock() {}

    /// The newest ABI of the running kernel, 0 where Landlock is missing or switched off.
    static int abi() {
        Native.Result version = Native.call(CREATE_RULESET, 0, 0, VERSION_FLAG);
        return version.failed() ? 0 : (int) version.value();
    }

    static boolean hasScopes(int abi) {
        return abi >= ABI_WITH_SCOPES;
    }

    /// Cuts the calling thread, and what it starts, off from signalling and from abstract sockets outside. File rights
    /// are left alone, since a thread that gave any of them up can no longer mount, and bubblewrap has to.
    static void restrictScopes() {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(24, 8);
            attributes.set(ValueLayout.JAVA_LONG, 16, SCOPE_ABSTRACT_UNIX_SOCKET | SCOPE_SIGNAL);
            enter(attributes);
        }
    }

    private static void enter(MemorySegment attributes) {
        long ruleset = succeed("landlock_create_ruleset", Native.call(CREATE_RULESET, attributes.address(), 24, 0));
        try {
            Privileges.giveUpNew();
            succeed("landlock_restrict_self", Native.call(RESTRICT_SELF, ruleset, 0));
        } finally {
            Descriptors.close(ruleset);
        }
    }

    private static long succeed(String call, Native.Result result) {
        if (result.failed()) {
            throw new SandboxFailure(call + " failed with error number " + result.errno());
        }
        return result.value();
    }
}
