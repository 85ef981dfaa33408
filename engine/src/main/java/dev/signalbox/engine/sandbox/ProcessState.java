package dev.signalbox.engine.sandbox;

import java.nio.file.Path;
import java.util.Optional;

/// A line of the kernel's process table (`proc_pid_stat(5)`).
///
/// @param state one letter
/// @param parent process id of the parent
/// @param start start time in clock ticks since boot
record ProcessState(char state, long parent, long start) {

    static Optional<ProcessState> of(long pid) {
        // The name in parentheses may hold anything, also spaces.
        return KernelFile.lines(Path.of("/proc", Long.toString(pid), "stat")).stream()
                .findFirst()
                .map(line -> line.substring(line.lastIndexOf(')') + 2).split(" ", -1))
                .map(fields ->
                        new ProcessState(fields[0].charAt(0), Long.parseLong(fields[1]), Long.parseLong(fields[19])));
    }

    /// Whether it still runs; a zombie does not, however long its parent takes to notice.
    boolean isAlive() {
        return state != 'Z' && state != 'X';
    }

    static boolean isAlive(long pid) {
        return of(pid).filter(ProcessState::isAlive).isPresent();
    }
}
