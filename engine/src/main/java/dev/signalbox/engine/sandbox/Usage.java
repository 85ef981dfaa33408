package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// What processes of this machine use now.
final class Usage {

    private Usage() {}

    /// Resident memory that belongs to a process alone, and its share of memory files.
    static long memoryOf(long pid) {
        return number(pid, "RssAnon:") * 1024 + number(pid, "RssShmem:") * 1024;
    }

    /// Processes and threads of a user.
    static long threadsOf(BoxUser user) {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .mapToLong(Long::parseLong)
                    .filter(pid -> number(pid, "Uid:") == user.uid())
                    .map(pid -> number(pid, "Threads:"))
                    .sum();
        } catch (IOException e) {
            throw new SandboxFailure("Cannot list the machine's processes", e);
        }
    }

    /// The first number of a line of `/proc/<pid>/status`, 0 when the process is gone.
    private static long number(long pid, String name) {
        return KernelFile.lines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(line -> line.startsWith(name))
                .map(line -> line.substring(name.length()).strip().split("\\s+", 2)[0])
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
