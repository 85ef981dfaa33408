package dev.signalbox.engine.sandbox;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which engine process made a directory, written into the directory's name, so that what a killed engine left behind
/// is recognised. The start time tells a process from a later one of the same number.
///
/// @param pid process id
/// @param start start time in clock ticks since boot
record Owner(long pid, long start) {

    private static final Pattern NAME = Pattern.compile("(\\d{1,18})-(\\d{1,18})(?:-\\d+)?");

    static Owner self() {
        long pid = ProcessHandle.current().pid();
        return new Owner(pid, ProcessState.of(pid).orElseThrow().start());
    }

    /// The owner that a name of [#name()] tells of.
    static Optional<Owner> of(String name) {
        Matcher parts = NAME.matcher(name);
        return parts.matches()
                ? Optional.of(new Owner(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    String name() {
        return pid + "-" + start;
    }

    boolean isAlive() {
        return ProcessState.of(pid)
                .filter(state -> state.start() == start && state.isAlive())
                .isPresent();
    }
}
