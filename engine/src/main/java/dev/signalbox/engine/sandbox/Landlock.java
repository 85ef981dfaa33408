package dev.signalbox.engine.sandbox;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Landlock (`linux/landlock.h`): a thread gives up rights for itself and all it starts, for good.
final class Landlock {

    private static final int VERSION_FLAG = 1;
    private static final int PATH_BENEATH = 1;

    private static final int ABI_REFER = 2;
    private static final int ABI_TRUNCATE = 3;
    private static final int ABI_NETWORK = 4;
    private static final int ABI_SCOPES = 6;

    private static final long EXECUTE = 1;
    private static final long WRITE_FILE = 1 << 1;
    private static final long READ_FILE = 1 << 2;
    private static final long READ_DIRECTORY = 1 << 3;
    private static final long SINCE_FIRST = (1 << 13) - 1;
    private static final long MAKE_DEVICES = 1 << 6 | 1 << 11;
    private static final long REFER = 1 << 13;
    private static final long TRUNCATE = 1 << 14;
    private static final long ALL_NETWORK = 0b11;
    private static final long ALL_SCOPES = 0b11;

    private Landlock() {}

    /// The newest ABI of the running kernel, 0 where Landlock is missing or switched off.
    static int abi() {
        Native.Result version = Native.call("landlock_create_ruleset", 0, 0, VERSION_FLAG);
        return version.failed() ? 0 : (int) version.value();
    }

    /// Since this ABI, files outside cannot be truncated.
    static boolean holdsFiles(int abi) {
        return abi >= ABI_TRUNCATE;
    }

    static boolean holdsTcp(int abi) {
        return abi >= ABI_NETWORK;
    }

    /// Since this ABI, signals and abstract sockets stay inside.
    static boolean holdsScopes(int abi) {
        return abi >= ABI_SCOPES;
    }

    /// What stays reachable.
    ///
    /// @param readable can be read and executed, with all below
    /// @param writable can be read, executed and changed, with all below
    /// @param network whether TCP stays possible
    record Rules(List<Path> readable, List<Path> writable, Network network) {}

    /// Cuts the calling thread, and what it starts, off from signalling and from abstract sockets outside. File rights
    /// are left alone, since a thread that gave any of them up can no longer mount, and bubblewrap has to.
    static void restrictScopes() {
        enter(create(0, 0, ALL_SCOPES));
    }

    /// Leaves the calling thread, and what it starts, nothing but the rules.
    static void restrict(int abi, Rules rules) {
        long files = SINCE_FIRST | (abi >= ABI_REFER ? REFER : 0) | (abi >= ABI_TRUNCATE ? TRUNCATE : 0);
        long network = holdsTcp(abi) && rules.network() == Network.NONE ? ALL_NETWORK : 0;
        long ruleset = create(files, network, holdsScopes(abi) ? ALL_SCOPES : 0);
        rules.readable().forEach(path -> allow(ruleset, path, EXECUTE | READ_FILE | READ_DIRECTORY));
        rules.writable().forEach(path -> allow(ruleset, path, files & ~MAKE_DEVICES));
        enter(ruleset);
    }

    private static long create(long files, long network, long scopes) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment attributes = arena.allocate(24, 8);
            attributes.set(ValueLayout.JAVA_LONG, 0, files);
            attributes.set(ValueLayout.JAVA_LONG, 8, network);
            attributes.set(ValueLayout.JAVA_LONG, 16, scopes);
            return Native.call("landlock_create_ruleset", attributes.address(), 24, 0)
                    .orFail("landlock_create_ruleset");
        }
    }

    private static void allow(long ruleset, Path path, long rights) {
        long descriptor = Descriptors.open(Descriptors.HERE, path.toString(), Descriptors.PATH_ONLY, 0)
                .orFail("Opening " + path + " for a Landlock rule");
        long fitting = Files.isDirectory(path) ? rights : rights & (EXECUTE | READ_FILE | WRITE_FILE | TRUNCATE);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment rule = arena.allocate(16, 8);
            rule.set(ValueLayout.JAVA_LONG, 0, fitting);
            rule.set(ValueLayout.JAVA_INT, 8, (int) descriptor);
            Native.call("landlock_add_rule", ruleset, PATH_BENEATH, rule.address(), 0)
                    .orFail("landlock_add_rule for " + path);
        } finally {
            Descriptors.close(descriptor);
        }
    }

    private static void enter(long ruleset) {
        try {
            Privileges.giveUpNew();
            Native.call("landlock_restrict_self", ruleset, 0).orFail("landlock_restrict_self");
        } finally {
            Descriptors.close(ruleset);
        }
    }
}
