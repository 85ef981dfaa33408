package dev.signalbox.engine.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/// What this machine offers for boxes, for those who ask why there is none.
///
/// @param user who the engine runs as
/// @param bubblewrap where it is installed
/// @param landlock ABI version, 0 where the kernel has none
/// @param cgroups which control groups may be used; empty when none may
/// @param userNamespaces how many user namespaces a user may make, as far as the kernel tells
public record Survey(
        BoxUser user,
        Optional<Path> bubblewrap,
        int landlock,
        Optional<String> cgroups,
        Optional<Long> userNamespaces) {

    /// Looks at the machine; builds nothing.
    public static Survey look() {
        var host = Host.look();
        return new Survey(
                host.self(),
                host.bubblewrap(),
                host.landlock(),
                Cgroups.find().map(Cgroups::describe),
                userNamespacesAllowed());
    }

    /// Where a program of the system is installed.
    public static Optional<Path> program(String name) {
        return Host.program(name);
    }

    private static Optional<Long> userNamespacesAllowed() {
        var clone = KernelFile.lines(Path.of("/proc/sys/kernel/unprivileged_userns_clone"));
        if (!clone.isEmpty() && clone.getFirst().strip().equals("0")) {
            return Optional.of(0L);
        }
        return KernelFile.lines(Path.of("/proc/sys/user/max_user_namespaces")).stream()
                .findFirst()
                .map(String::strip)
                .filter(text -> text.matches("\\d{1,18}"))
                .map(Long::valueOf);
    }
}
