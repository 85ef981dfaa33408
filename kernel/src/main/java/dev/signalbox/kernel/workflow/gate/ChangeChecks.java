package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.artifact.Evidence.Hit;
import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.glob.Glob;
import dev.signalbox.kernel.glob.GlobSet;
import dev.signalbox.kernel.workflow.PathPattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Checks over the change itself, and those whose answer the engine observed.
final class ChangeChecks {
    private ChangeChecks() {}

    static List<Flaw> convention(Facts facts) {
        var tests = facts.artifact("tests");
        if (tests.isEmpty()) {
            return Facts.notHandedIn("tests");
        }
        var patterns = facts.file().testPatterns();
        var globs = globs(patterns);
        return tests.get().list("test_files").stream()
                .flatMap(file -> file.text("path").stream())
                .filter(path -> !globs.matches(path))
                .map(path -> Flaw.of(
                        "test file %s matches none of the project's test patterns".formatted(path),
                        "name it so that one of these matches: " + String.join(", ", patterns)))
                .toList();
    }

    static List<Flaw> commentedOut(Facts facts) {
        return facts.hits().stream()
                .map(hit -> Flaw.of(
                        place(hit) + " looks like code in a comment: "
                                + hit.text().strip(),
                        "delete it"))
                .toList();
    }

    static List<Flaw> pattern(Facts facts) {
        var pattern = facts.spec().params().text("pattern").orElse("");
        return facts.hits().stream()
                .map(hit -> Flaw.of(
                        "%s contains /%s/: %s"
                                .formatted(place(hit), pattern, hit.text().strip()),
                        "remove it"))
                .toList();
    }

    static List<Flaw> within(Facts facts) {
        var paths = facts.spec().params().texts("paths");
        var globs = globs(paths.stream()
                .flatMap(
                        path -> path.equals(PathPattern.TESTS) ? facts.file().testPatterns().stream() : Stream.of(path))
                .toList());
        return facts.changes().files().stream()
                .map(FileChange::path)
                .filter(path -> !globs.matches(path))
                .map(path -> Flaw.of(
                        "%s was changed, and lies outside %s".formatted(path, String.join(", ", paths)),
                        "undo that change"))
                .toList();
    }

    private static GlobSet globs(List<String> patterns) {
        return GlobSet.of(patterns.stream().map(Glob::of).toList());
    }

    static List<Flaw> size(Facts facts) {
        var files = facts.changes().files();
        var lines = files.stream().mapToLong(ChangeChecks::lines).sum();
        var flaws = new ArrayList<Flaw>();
        exceeding(files.size(), facts.count("files", Long.MAX_VALUE), "files").ifPresent(flaws::add);
        exceeding(lines, facts.count("lines", Long.MAX_VALUE), "lines").ifPresent(flaws::add);
        return flaws;
    }

    private static long lines(FileChange file) {
        return (long) file.added() + file.removed();
    }

    private static Optional<Flaw> exceeding(long seen, long most, String what) {
        return seen <= most
                ? Optional.empty()
                : Optional.of(Flaw.of(
                        "%,d %s were changed, at most %,d may be".formatted(seen, what, most), "do less in one task"));
    }

    static List<Flaw> observed(Facts facts) {
        var seen = facts.observation();
        return seen.holds() ? List.of() : List.of(new Flaw(detail(seen.detail()), Optional.empty()));
    }

    private static String detail(String detail) {
        return detail.isBlank() ? "does not hold" : detail;
    }

    private static String place(Hit hit) {
        return hit.path() + ":" + hit.line();
    }
}
