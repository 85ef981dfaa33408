package dev.signalbox.engine.sandbox;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// How boxes are built on this machine.
///
/// @param mode which box is accepted
/// @param state directory for the sandbox's own files; as root, the box's user must be able to traverse it
/// @param rootUser who the box runs as when the engine runs as root; otherwise the box runs as the engine's own user
/// @param tools directories outside `/usr` that hold programs (JDKs, Node, …) which every box may read
/// @param limits bounds of a box whose caller asks for no others; its wall time is the most that a worker gets
public record SandboxSettings(Mode mode, Path state, BoxUser rootUser, List<Path> tools, Limits limits) {

    /// Which box is accepted.
    public enum Mode {
        /// Bubblewrap, else Landlock, else refuse.
        STRICT,
        /// Bubblewrap or refuse.
        BUBBLEWRAP,
        /// Landlock or refuse.
        LANDLOCK,
        /// No box at all. Never a default.
        NONE;

        /// In the order in which they are tried.
        List<Containment> accepted() {
            return switch (this) {
                case STRICT -> List.of(Containment.BUBBLEWRAP, Containment.LANDLOCK);
                case BUBBLEWRAP -> List.of(Containment.BUBBLEWRAP);
                case LANDLOCK -> List.of(Containment.LANDLOCK);
                case NONE -> List.of(Containment.NONE);
            };
        }
    }

    public SandboxSettings {
        tools = List.copyOf(tools);
    }

    /// Strict, with files under `/var/lib/signalbox` as root, else under the user's data directory.
    ///
    /// @param environment the engine's own environment (`SIGNALBOX_HOME`, `XDG_DATA_HOME` and `HOME` are looked at)
    public static SandboxSettings standard(Map<String, String> environment) {
        return new SandboxSettings(
                Mode.STRICT,
                stateDirectory(environment),
                BoxUser.DEDICATED,
                installedTools(),
                Limits.standard().withWallTime(Duration.ofHours(1)));
    }

    public SandboxSettings withMode(Mode accepted) {
        return new SandboxSettings(accepted, state, rootUser, tools, limits);
    }

    public SandboxSettings withState(Path directory) {
        return new SandboxSettings(mode, directory, rootUser, tools, limits);
    }

    /// The same, with boxes as another user when root asks for them.
    ///
    /// @throws IllegalArgumentException for root, as whom nothing would be held
    public SandboxSettings withRootUser(BoxUser user) {
        if (user.isRoot() || user.gid() == 0) {
            throw new IllegalArgumentException("Boxes cannot run as root");
        }
        return new SandboxSettings(mode, state, user, tools, limits);
    }

    /// With more directories of programs.
    public SandboxSettings withTools(List<Path> more) {
        return new SandboxSettings(
                mode,
                state,
                rootUser,
                Stream.concat(tools.stream(), more.stream()).distinct().toList(),
                limits);
    }

    public SandboxSettings withLimits(Limits bounds) {
        return new SandboxSettings(mode, state, rootUser, tools, bounds);
    }

    private static Path stateDirectory(Map<String, String> environment) {
        if (BoxUser.self().isRoot()) {
            return Path.of("/var/lib/signalbox/sandbox");
        }
        return named(environment, "SIGNALBOX_HOME")
                .or(() -> named(environment, "XDG_DATA_HOME").map(data -> data.resolve("signalbox")))
                .or(() -> named(environment, "HOME").map(home -> home.resolve(".local/share/signalbox")))
                .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "signalbox"))
                .resolve("sandbox");
    }

    private static Optional<Path> named(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> value.startsWith("/"))
                .map(Path::of);
    }

    private static List<Path> installedTools() {
        Path java = Path.of(System.getProperty("java.home"));
        Path opt = Path.of("/opt");
        return List.of(opt, java).stream()
                .filter(directory -> Files.isDirectory(directory) && !directory.startsWith("/usr"))
                .filter(directory -> directory.equals(opt) || !directory.startsWith(opt))
                .toList();
    }
}
