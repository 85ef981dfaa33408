package dev.signalbox.engine.sandbox;

import java.util.List;
import java.util.Optional;

/// The rules of a workspace, asked path by path.
record Permitted(List<Glob> writable, List<Glob> denied, List<String> guarded) {

    static Permitted of(WriteRules rules) {
        return new Permitted(
                rules.writable().stream().map(Glob::of).toList(),
                rules.denied().stream().map(Glob::of).toList(),
                rules.guarded());
    }

    /// Why the path must not be changed; empty when it may.
    Optional<String> refusal(String path) {
        return guarded.stream()
                .filter(top -> WorkspaceTable.isAtOrBelow(path, top))
                .findFirst()
                .map(top -> "'" + top + "' is never writable")
                .or(() -> denied.stream()
                        .filter(glob -> glob.matches(path) || liesBelowLiteral(path, glob))
                        .findFirst()
                        .map(glob -> "'" + glob.text() + "' is denied"))
                .or(() -> writable.stream().anyMatch(glob -> glob.matches(path))
                        ? Optional.empty()
                        : Optional.of("no writable pattern matches"));
    }

    private static boolean liesBelowLiteral(String path, Glob glob) {
        return glob.literal()
                .filter(top -> WorkspaceTable.isAtOrBelow(path, top))
                .isPresent();
    }
}
