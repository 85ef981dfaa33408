package dev.signalbox.engine.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// What this machine offers for building boxes.
///
/// @param self who the engine runs as
/// @param architecture machine type
/// @param bubblewrap where it is installed
/// @param canDisableNamespaces whether that bubblewrap can forbid further user namespaces (0.8)
/// @param landlock ABI version, 0 where the kernel has none
record Host(
        BoxUser self,
        Architecture architecture,
        Optional<Path> bubblewrap,
        boolean canDisableNamespaces,
        int landlock) {

    private static final List<Path> BIN = List.of(
            Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/sbin"), Path.of("/usr/local/bin"));

    static Host look() {
        Optional<Path> bubblewrap = program("bwrap");
        return new Host(
                BoxUser.self(),
                Architecture.current(),
                bubblewrap,
                bubblewrap.filter(Host::canDisableNamespaces).isPresent(),
                Landlock.abi());
    }

    private static boolean canDisableNamespaces(Path bubblewrap) {
        try {
            HostCommand help = HostCommand.of(Path.of("/"), List.of(bubblewrap.toString(), "--help"));
            return help.run().stdout().text().contains("--disable-userns");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// A program in the system's own directories. The caller's PATH is not asked: as root it may lead anywhere.
    static Optional<Path> program(String name) {
        return BIN.stream()
                .map(directory -> directory.resolve(name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Path requireProgram(String name, String debianPackage) {
        return program(name)
                .orElseThrow(() -> new SandboxUnavailable("The sandbox needs '" + name + "', which is not installed."
                        + " Install it (Debian, Ubuntu: apt-get install " + debianPackage + ")."));
    }

    /// Why this machine cannot build such boxes, and what to do; none when it may be tried.
    List<String> obstacles(Containment containment) {
        return switch (containment) {
            case NONE -> List.of();
            case BUBBLEWRAP ->
                bubblewrap.isPresent()
                        ? List.of()
                        : List.of("bubblewrap is not installed: apt-get install bubblewrap (Debian, Ubuntu),"
                                + " dnf install bubblewrap (Fedora).");
            case LANDLOCK -> landlockObstacles();
        };
    }

    private List<String> landlockObstacles() {
        if (!Landlock.holdsFiles(landlock)) {
            return List.of(
                    "Landlock is too old or switched off (ABI " + landlock + ", needs 3): use Linux 6.2 or newer.");
        }
        if (!self.isRoot() && !Landlock.holdsScopes(landlock)) {
            return List.of("Landlock cannot hold signals for an ordinary user (ABI " + landlock
                    + ", needs 6): use Linux 6.12 or newer.");
        }
        return List.of();
    }

    BoxUser boxUser(SandboxSettings settings) {
        return self.isRoot() ? settings.rootUser() : self;
    }
}
