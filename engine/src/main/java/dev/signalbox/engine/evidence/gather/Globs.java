package dev.signalbox.engine.evidence.gather;

import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.glob.GlobSet;
import dev.signalbox.kernel.workflow.PathPattern;
import dev.signalbox.kernel.workflow.Profile;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Path patterns of a definition, with the profile's test patterns in the place of `{tests}`.
final class Globs {
    private Globs() {}

    static List<String> expanded(List<String> patterns, Profile profile) {
        return patterns.stream()
                .flatMap(pattern ->
                        pattern.equals(PathPattern.TESTS) ? profile.testPatterns().stream() : Stream.of(pattern))
                .distinct()
                .toList();
    }

    /// Whether a path matches one of them.
    static Predicate<String> any(List<String> patterns, Profile profile) {
        return GlobSet.of(expanded(patterns, profile).stream().map(Glob::of).toList())::matches;
    }

    /// The same, where none means that every path does.
    static Predicate<String> anyOrAll(List<String> patterns, Profile profile) {
        return patterns.isEmpty() ? _ -> true : any(patterns, profile);
    }
}
