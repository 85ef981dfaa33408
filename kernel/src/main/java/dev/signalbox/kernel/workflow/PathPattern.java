package dev.signalbox.kernel.workflow;

import dev.signalbox.kernel.glob.Glob;
import java.util.Optional;

/// A path pattern as a definition writes it: a [Glob], or the placeholder `{tests}`.
public final class PathPattern {
    /// Stands for the test patterns of the project's profile.
    public static final String TESTS = "{tests}";

    private PathPattern() {}

    /// What is wrong with a pattern, and what to write instead; empty if nothing is.
    public static Optional<Glob.Fault> fault(String pattern) {
        return pattern.equals(TESTS) ? Optional.empty() : Glob.fault(pattern);
    }
}
