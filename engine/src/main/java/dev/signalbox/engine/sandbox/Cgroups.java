package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// Where this process may make control groups that count memory and processes.
///
/// @param version interface
/// @param parents one directory for v2; for v1 that of the memory controller and, if it is writable, that of pids
record Cgroups(CgroupVersion version, List<Path> parents) {

    private static final Path ROOT = Path.of("/sys/fs/cgroup");
    private static final String NAME = "signalbox-";
    private static final AtomicLong NEXT = new AtomicLong();

    /// Tries what the machine has (v2, v1 or both side by side); empty when none of it is ours to use.
    static Optional<Cgroups> find() {
        List<String> own = KernelFile.lines(Path.of("/proc/self/cgroup"));
        Optional<Cgroups> found = unified(own).or(() -> separate(own));
        found.ifPresent(Cgroups::sweep);
        return found;
    }

    Cgroup create(Limits limits) throws IOException {
        String name = NAME + Owner.self().name() + "-" + NEXT.incrementAndGet();
        List<Path> made = new ArrayList<>();
        for (Path parent : parents) {
            made.add(Files.createDirectory(parent.resolve(name)));
        }
        Cgroup group = new Cgroup(made, version);
        try {
            write(made.getFirst().resolve(version.limitFile()), Long.toString(limits.memory()));
            forbidSwap(made.getFirst());
            Path pids = made.getLast().resolve("pids.max");
            if (Files.exists(pids)) {
                // The launcher's own processes count too.
                write(pids, Integer.toString(limits.processes() + 8));
            }
        } catch (IOException e) {
            group.close();
            throw e;
        }
        return group;
    }

    String describe() {
        return version + " at " + parents;
    }

    private void forbidSwap(Path directory) {
        try {
            Path swap = directory.resolve(version == CgroupVersion.V2 ? "memory.swap.max" : "memory.swappiness");
            if (Files.exists(swap)) {
                write(swap, "0");
            }
        } catch (IOException e) {
            // Without it the limit counts main memory only.
            return;
        }
    }

    /// Never creates a file: a directory that merely looks like a control group must not pass for one.
    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    private static void enableControllers(Path directory) {
        try {
            write(directory.resolve("cgroup.subtree_control"), "+memory +pids");
        } catch (IOException e) {
            // Not ours to switch on; the probe tells whether they are on already.
            return;
        }
    }

    private static Optional<Cgroups> unified(List<String> own) {
        Optional<Path> mine = own.stream()
                .filter(line -> line.startsWith("0::"))
                .map(line -> ROOT.resolve(line.substring(3).replaceFirst("^/", "")))
                .findFirst();
        return Stream.concat(mine.stream(), mine.map(Path::getParent).stream())
                .filter(directory -> directory.startsWith(ROOT))
                .peek(Cgroups::enableControllers)
                .map(directory -> new Cgroups(CgroupVersion.V2, List.of(directory)))
                .filter(Cgroups::works)
                .findFirst();
    }

    private static Optional<Cgroups> separate(List<String> own) {
        Optional<Path> memory = controller(own, "memory");
        if (memory.isEmpty()) {
            return Optional.empty();
        }
        List<Path> both =
                Stream.concat(memory.stream(), controller(own, "pids").stream()).toList();
        return Stream.of(new Cgroups(CgroupVersion.V1, both), new Cgroups(CgroupVersion.V1, List.of(memory.get())))
                .filter(Cgroups::works)
                .findFirst();
    }

    private static Optional<Path> controller(List<String> own, String name) {
        return own.stream()
                .map(line -> line.split(":", 3))
                .filter(parts ->
                        parts.length == 3 && List.of(parts[1].split(",")).contains(name))
                .map(parts -> ROOT.resolve(parts[1]).resolve(parts[2].replaceFirst("^/", "")))
                .map(path -> Files.isDirectory(path) ? path : ROOT.resolve(name))
                .filter(Files::isWritable)
                .findFirst();
    }

    private boolean works() {
        try (Cgroup probe = create(Limits.standard())) {
            return probe.doors().stream().allMatch(Files::isWritable);
        } catch (IOException e) {
            return false;
        }
    }

    private void sweep() {
        for (Path parent : parents) {
            try (Stream<Path> names = Files.list(parent)) {
                names.filter(Cgroups::isOrphaned).forEach(path -> {
                    Cgroup left = new Cgroup(List.of(path), version);
                    left.killAll();
                    left.close();
                });
            } catch (IOException e) {
                throw new SandboxFailure("Cannot list the control groups in " + parent, e);
            }
        }
    }

    private static boolean isOrphaned(Path directory) {
        String name = directory.getFileName().toString();
        return name.startsWith(NAME)
                && Owner.of(name.substring(NAME.length()))
                        .filter(owner -> !owner.isAlive())
                        .isPresent();
    }
}
