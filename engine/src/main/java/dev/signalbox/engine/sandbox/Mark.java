package dev.signalbox.engine.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/// A number that all processes of one box bear, wherever they went in the process tree. It lies in a resource limit,
/// which children inherit and the box's system call filter does not let them change.
///
/// @param value distinct among the boxes of this machine, but for chance
/// @param since clock ticks since boot; what is older cannot belong to the box
record Mark(long value, long since) {

    private static final AtomicLong NEXT = new AtomicLong();
    private static final String FILE = "mark";
    private static final long SPAN = 700_000;

    static Mark next() {
        Owner self = Owner.self();
        long value = 1000 + (self.pid() * 7919 + self.start() + NEXT.incrementAndGet()) % SPAN;
        return new Mark(value, self.start());
    }

    /// So that the next engine finds the box's processes if this one is killed.
    void save(Path directory) throws IOException {
        Files.writeString(directory.resolve(FILE), value + " " + since);
    }

    /// Kills what a killed engine left of the box that was launched from this directory.
    static void killLeft(Path directory) {
        KernelFile.lines(directory.resolve(FILE)).stream()
                .map(line -> line.split(" ", -1))
                .map(parts -> new Mark(Long.parseLong(parts[0]), Long.parseLong(parts[1])))
                .forEach(Mark::killAll);
    }

    List<Long> processes() {
        try (Stream<Path> all = Files.list(Path.of("/proc"))) {
            return all.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("\\d+"))
                    .map(Long::parseLong)
                    .filter(this::isBorneBy)
                    .toList();
        } catch (IOException e) {
            throw new SandboxFailure("Cannot list the machine's processes", e);
        }
    }

    /// Kills all that bear the mark, until none is left.
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

    private boolean isBorneBy(long pid) {
        return ProcessState.of(pid)
                        .filter(state -> state.isAlive() && state.start() >= since)
                        .isPresent()
                && ResourceLimits.bears(pid, value);
    }
}
