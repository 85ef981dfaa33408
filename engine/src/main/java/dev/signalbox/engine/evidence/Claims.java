package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.Artifact;
import dev.signalbox.kernel.artifact.Evidence;
import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestResult;
import dev.signalbox.kernel.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares what workers say with what the engine saw. A difference blocks nothing by itself: gates judge evidence. It
/// is recorded, because it says how far a worker's word can be trusted.
public final class Claims {
    private static final int MAX = 50;

    private final Optional<Evidence.Tests> tests;
    private final Optional<Map<String, FileChange>> changes;
    private final Predicate<String> isTest;

    /// @param isTest whether a path of the project is a test
    public Claims(List<Evidence> evidence, Predicate<String> isTest) {
        this.tests = newest(evidence, Evidence.Tests.class);
        this.changes = newest(evidence, Evidence.Changes.class)
                .map(seen -> seen.files().stream()
                        .collect(Collectors.toMap(FileChange::path, file -> file, (one, _) -> one)));
        this.isTest = isTest;
    }

    /// One difference, in words.
    ///
    /// @param claim what the worker says
    /// @param observed what the engine saw
    public record Difference(String claim, String observed) {}

    /// All differences, fifty at most. Where there is no evidence there is none.
    public List<Difference> differences(List<Artifact> artifacts) {
        return artifacts.stream()
                .flatMap(artifact -> differences(artifact).stream())
                .distinct()
                .limit(MAX)
                .toList();
    }

    private List<Difference> differences(Artifact artifact) {
        return switch (artifact.type()) {
            case "test_result" -> results(artifact.content());
            case "tests" -> testFiles(artifact.content());
            case "implementation" -> files("implementation", artifact.content(), isTest.negate());
            case "completion" ->
                Stream.concat(
                                files("completion", artifact.content(), _ -> true).stream(),
                                testsAdded(artifact.content()).stream())
                        .toList();
            default -> List.of();
        };
    }

    private List<Difference> results(Json claim) {
        return tests.map(seen -> switch (seen.result()) {
                    case TestResult.Ran(var cases) -> counts(claim, cases);
                    case TestResult.NotBuilt(var errors) ->
                        claim.number("passed").filter(passed -> passed > 0).stream()
                                .map(passed -> new Difference(
                                        "test_result: %d passed".formatted(passed),
                                        "the tests do not compile: %d errors".formatted(errors.size())))
                                .toList();
                    case TestResult.Unknown _ -> List.<Difference>of();
                })
                .orElse(List.of());
    }

    private static List<Difference> counts(Json claim, List<TestCase> cases) {
        var failed = cases.stream().filter(TestCase::failed).count();
        var differences = new ArrayList<Difference>();
        count(claim, "passed", count(cases, TestCase.Status.PASSED)).ifPresent(differences::add);
        count(claim, "failed", failed).ifPresent(differences::add);
        count(claim, "skipped", count(cases, TestCase.Status.SKIPPED)).ifPresent(differences::add);
        claim.number("exit_code")
                .filter(exit -> (exit == 0) != (failed == 0))
                .map(exit -> new Difference("test_result: exit code " + exit, "%d tests failed".formatted(failed)))
                .ifPresent(differences::add);
        return differences;
    }

    private static long count(List<TestCase> cases, TestCase.Status status) {
        return cases.stream().filter(test -> test.status() == status).count();
    }

    private static Optional<Difference> count(Json claim, String what, long seen) {
        return claim.number(what)
                .filter(said -> said != seen)
                .map(said -> new Difference("test_result: %d %s".formatted(said, what), "%d %s".formatted(seen, what)));
    }

    private List<Difference> testFiles(Json claim) {
        return changes.map(seen -> claim.list("test_files").stream()
                        .flatMap(file -> file.text("path").stream())
                        .filter(path -> !seen.containsKey(plain(path)))
                        .map(path -> new Difference("tests: " + path, "the run has not changed it"))
                        .toList())
                .orElse(List.of());
    }

    private List<Difference> files(String type, Json claim, Predicate<String> concerned) {
        if (changes.isEmpty()) {
            return List.of();
        }
        var seen = changes.get();
        var said = claim.list("files_changed").stream()
                .flatMap(file -> said(file).stream())
                .collect(Collectors.toMap(file -> plain(file.path), file -> file, (one, _) -> one));
        var differing = said.entrySet().stream()
                .flatMap(file -> differs(type, file.getValue(), Optional.ofNullable(seen.get(file.getKey()))).stream());
        var untold = seen.values().stream()
                .filter(file -> concerned.test(file.path()) && !said.containsKey(file.path()))
                .map(file -> new Difference(
                        "%s: nothing about %s".formatted(type, file.path()), word(file) + " " + file.path()));
        return Stream.concat(differing, untold).toList();
    }

    private record Said(String path, String change) {}

    private static Optional<Said> said(Json file) {
        return file.asText()
                .map(path -> new Said(path, ""))
                .or(() -> file.text("path")
                        .map(path -> new Said(path, file.text("change_type").orElse(""))));
    }

    private static Optional<Difference> differs(String type, Said said, Optional<FileChange> seen) {
        var claim = "%s: %s %s".formatted(type, said.change.isEmpty() ? "changed" : said.change, said.path);
        if (seen.isEmpty()) {
            return Optional.of(new Difference(claim, "the run has not changed " + said.path));
        }
        var same = said.change.isEmpty() || said.change.equals("renamed") || said.change.equals(word(seen.get()));
        return same ? Optional.empty() : Optional.of(new Difference(claim, word(seen.get()) + " " + said.path));
    }

    /// A test that was added is a file of the change, or a test that ran.
    private List<Difference> testsAdded(Json claim) {
        if (changes.isEmpty()
                || !(tests.map(Evidence.Tests::result).orElse(null) instanceof TestResult.Ran(var cases))) {
            return List.of();
        }
        return claim.texts("tests_added").stream()
                .filter(added -> !changes.get().containsKey(plain(added)))
                .filter(added -> cases.stream().noneMatch(test -> names(added, test)))
                .filter(added -> changes.get().keySet().stream().noneMatch(path -> path.endsWith("/" + added)))
                .map(added ->
                        new Difference("completion: added test " + added, "no such file changed, no such test ran"))
                .toList();
    }

    private static boolean names(String added, TestCase test) {
        var suite = test.suite().substring(test.suite().lastIndexOf('.') + 1);
        return added.contains(test.name())
                || test.name().contains(added)
                || (!suite.isEmpty() && added.contains(suite));
    }

    private static String word(FileChange file) {
        return file.kind().name().toLowerCase(Locale.ROOT);
    }

    private static String plain(String path) {
        return path.startsWith("./") ? path.substring(2) : path;
    }

    private static <E extends Evidence> Optional<E> newest(List<Evidence> evidence, Class<E> kind) {
        return evidence.stream().filter(kind::isInstance).map(kind::cast).reduce((_, newer) -> newer);
    }
}
