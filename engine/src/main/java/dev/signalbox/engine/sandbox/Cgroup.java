package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.OptionalLong;

/// The control groups of one box: one directory under the unified hierarchy, or one for each v1 controller.
final class Cgroup implements AutoCloseable {

    private final List<Path> directories;
    private final CgroupVersion version;

    Cgroup(List<Path> directories, CgroupVersion version) {
        this.directories = List.copyOf(directories);
        this.version = version;
    }

    /// Files to which a process writes its number to enter.
    List<Path> doors() {
        return directories.stream()
                .map(directory -> directory.resolve("cgroup.procs"))
                .toList();
    }

    /// Moves a process in; what it starts follows.
    void enter(long pid) throws IOException {
        for (Path door : doors()) {
            Files.writeString(door, Long.toString(pid), StandardOpenOption.WRITE);
        }
    }

    /// The most memory that was in use.
    OptionalLong peakMemory() {
        return firstNumber(version.peakFile(), "");
    }

    /// Whether the kernel killed a process for want of memory.
    boolean ranOutOfMemory() {
        return firstNumber(version.eventsFile(), "oom_kill ").orElse(0) > 0;
    }

    /// Kills whatever is still inside, and waits until nothing is.
    void killAll() {
        for (int round = 0; round < 200; round++) {
            List<Long> left = processes();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            Pause.millis(round < 20 ? 1 : 10);
        }
        throw new SandboxFailure("Processes " + processes() + " of a box could not be killed within two seconds");
    }

    @Override
    public void close() {
        for (Path directory : directories) {
            remove(directory);
        }
    }

    private static void remove(Path directory) {
        for (int round = 0; round < 50; round++) {
            try {
                Files.deleteIfExists(directory);
                return;
            } catch (IOException e) {
                // Busy until the kernel has let go of the last process; a directory that stays is swept later.
                Pause.millis(2);
            }
        }
    }

    List<Long> processes() {
        return doors().stream()
                .flatMap(door -> KernelFile.lines(door).stream())
                .map(Long::parseLong)
                .distinct()
                .toList();
    }

    private OptionalLong firstNumber(String file, String prefix) {
        return directories.stream()
                .flatMap(directory -> KernelFile.lines(directory.resolve(file)).stream())
                .filter(line -> line.startsWith(prefix))
                .mapToLong(
                        line -> Long.parseLong(line.substring(prefix.length()).trim()))
                .findFirst();
    }
}
