package dev.signalbox.kernel.shell.rule;

import java.util.Set;

/// Names of programs.
final class Programs {
    private static final Set<String> SYSTEM =
            Set.of("/bin", "/usr/bin", "/usr/local/bin", "/sbin", "/usr/sbin", "/usr/local/sbin");

    private Programs() {}

    /// How rules call a program: without the directory if that is one where the system keeps its programs. A program
    /// from elsewhere keeps its path, since it may be anything under a known name.
    static String name(String program) {
        int slash = program.lastIndexOf('/');
        return slash > 0 && SYSTEM.contains(program.substring(0, slash)) ? program.substring(slash + 1) : program;
    }
}
