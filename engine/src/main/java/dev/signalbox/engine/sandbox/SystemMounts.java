package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The part of a box's mount table that is the same for every workspace: programs, what of `/etc` they need, empty
/// temporary directories, its own `/proc` and `/dev`. No home, no `/run`, no `/var`.
///
/// @param programs lines for `/usr`, the system's links into it, and tools elsewhere
/// @param etc lines for `/etc`
record SystemMounts(List<Mount> programs, EtcDirectory etc) {

    private static final List<String> LINKS = List.of("bin", "sbin", "lib", "lib32", "lib64", "libx32");
    private static final List<String> KERNEL = List.of(
            "/proc/cpuinfo",
            "/proc/meminfo",
            "/proc/stat",
            "/proc/version",
            "/proc/uptime",
            "/proc/loadavg",
            "/proc/filesystems",
            "/proc/sys/kernel",
            "/proc/sys/vm",
            "/sys/devices/system/cpu");
    private static final List<String> DEVICES =
            List.of("/dev/null", "/dev/zero", "/dev/full", "/dev/random", "/dev/urandom");
    private static final Path ROOT = Path.of("/");

    static SystemMounts look(List<Path> tools, EtcDirectory etc) throws IOException {
        List<Mount> table = new ArrayList<>();
        Path usr = ROOT.resolve("usr");
        table.add(new Mount.ReadOnly(usr, usr));
        for (String name : LINKS) {
            addSystemDirectory(ROOT.resolve(name), table);
        }
        tools.forEach(directory -> table.add(new Mount.ReadOnly(directory, directory)));
        return new SystemMounts(List.copyOf(table), etc);
    }

    List<Mount> first(BoxSpec spec) {
        List<Mount> table = new ArrayList<>(programs);
        table.addAll(etc.mounts(spec.network()));
        long size = spec.limits().tmpSize();
        table.add(new Mount.Proc(ROOT.resolve("proc")));
        table.add(new Mount.Devices(ROOT.resolve("dev")));
        table.add(new Mount.Tmpfs(ROOT.resolve("dev/shm"), size));
        table.add(new Mount.Tmpfs(ROOT.resolve("tmp"), size));
        table.add(new Mount.Directory(ROOT.resolve("run")));
        table.add(new Mount.Directory(ROOT.resolve("var")));
        table.add(new Mount.Tmpfs(ROOT.resolve("var/tmp"), size));
        table.add(new Mount.Directory(ROOT.resolve("home")));
        table.add(new Mount.Tmpfs(BoxSpec.HOME, size));
        return table;
    }

    /// The same for a box in which nothing can be mounted: each line at its own path. Of `/proc` there is only what
    /// tells
    /// nothing of other processes.
    List<Mount> inPlace(Network network) {
        List<Mount> table = new ArrayList<>();
        programs.stream().filter(Mount.ReadOnly.class::isInstance).forEach(table::add);
        etc.inPlace(network).forEach(path -> table.add(new Mount.ReadOnly(path, path)));
        KERNEL.stream().map(Path::of).forEach(path -> table.add(new Mount.ReadOnly(path, path)));
        DEVICES.stream().map(Path::of).forEach(path -> table.add(new Mount.Writable(path, path)));
        table.addAll(own());
        return table;
    }

    /// The box's own directories where no memory can be mounted.
    static List<Mount> own() {
        return List.of(new Mount.Own(Path.of("/tmp")), new Mount.Own(BoxSpec.HOME));
    }

    List<Mount> last() {
        return List.of(new Mount.Seal(ROOT.resolve("dev")), new Mount.Seal(ROOT));
    }

    private static void addSystemDirectory(Path directory, List<Mount> table) throws IOException {
        if (Files.isSymbolicLink(directory)) {
            table.add(
                    new Mount.Link(directory, Files.readSymbolicLink(directory).toString()));
        } else if (Files.isDirectory(directory)) {
            table.add(new Mount.ReadOnly(directory, directory));
        }
    }
}
