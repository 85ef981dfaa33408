package dev.signalbox.engine.sandbox;

import java.util.List;
import java.util.Optional;

/// The rules of a workspace, asked path by path.
record Permitted(List<PathPattern> writable, List<PathPattern> denied, List<String> guarded) {

    static Permitted of(WriteRules rules) {
        return new Permitted(
                rules.writable().stream().map(PathPattern::of).toList(),
                rules.denied().stream().map(PathPattern::of).toList(),
                rules.guarded());
    }

    /// Why the path must not be changed; empty when it may.
    Optional<String> refusal(String path) {
        return guarded.stream()
                .filter(top -> WorkspaceTable.isAtOrBelow(path, top))
                .findFirst()
                .map(top -> "'" + top + "' is never writable")
                .or(() -> denied.stream()
                        .filter(glob -> isDenied(path, glob))
                        .findFirst()
                        .map(glob -> "'" + glob.text() + "' is denied"))
                .or(() -> writable.stream().anyMatch(glob -> glob.matches(path))
                        ? Optional.empty()
                        : Optional.of("no writable pattern matches"));
    }

    /// The same for making a directory, which must not be made when all in it is denied.
    Optional<String> directoryRefusal(String path) {
        return denied.stream()
                .filter(pattern -> pattern.covers(path))
                .findFirst()
                .map(pattern -> "'" + pattern.text() + "' is denied")
                .or(() -> refusal(path));
    }

    /// A denied path takes with it what lies below it.
    private static boolean isDenied(String path, PathPattern pattern) {
        return pattern.matches(path)
                || (path.contains("/") && isDenied(path.substring(0, path.lastIndexOf('/')), pattern));
    }
}
