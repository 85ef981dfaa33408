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
/// @param landlock ABI version, 0 where the kernel has none
record Host(BoxUser self, Architecture architecture, Optional<Path> bubblewrap, int landlock) {

    private static final List<Path> BIN = List.of(
            Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/sbin"), Path.of("/sbin"), Path.of("/usr/local/bin"));

    static Host look() {
        Architecture machine = Architecture.current();
        return new Host(BoxUser.self(), machine, program("bwrap"), Landlock.abi());
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

    BoxUser boxUser(SandboxSettings settings) {
        return self.isRoot() ? settings.rootUser() : self;
    }
}
