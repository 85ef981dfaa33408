package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.artifact.Evidence.Changes;
import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.artifact.FileChange.Kind;
import dev.signalbox.kernel.artifact.TestCase;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Which tests of a report this run wrote. A report names classes, modules or files, not paths, so a test belongs to a
/// file when its suite names the file: `com.acme.FooTest` and `src/test/java/com/acme/FooTest.java`. Where a report
/// names no changed file at all (a Go package), every test counts as new.
final class NewTests {
    private final List<FileChange> files;

    private NewTests(List<FileChange> files) {
        this.files = files;
    }

    /// @param named paths that the worker named as its test files; none means every changed file
    static NewTests of(Changes changes, Set<String> named) {
        return new NewTests(changes.files().stream()
                .filter(file -> file.kind() != Kind.DELETED)
                .filter(file -> named.isEmpty() || named.contains(file.path()))
                .toList());
    }

    /// Tests of new and changed files.
    List<TestCase> among(List<TestCase> cases) {
        var mine = cases.stream().filter(test -> belongs(test, files)).toList();
        return mine.isEmpty() ? cases : mine;
    }

    /// Tests of files that were not there before.
    List<TestCase> inAddedFiles(List<TestCase> cases) {
        var added = files.stream().filter(file -> file.kind() == Kind.ADDED).toList();
        return cases.stream().filter(test -> belongs(test, added)).toList();
    }

    private static boolean belongs(TestCase test, List<FileChange> files) {
        return files.stream().anyMatch(file -> isOf(test, file.path()));
    }

    /// Whether a test belongs to a file, as far as its report tells.
    static boolean isOf(TestCase test, String path) {
        var name = path.substring(path.lastIndexOf('/') + 1);
        var dot = name.lastIndexOf('.');
        var stem = dot > 0 ? name.substring(0, dot) : name;
        return test.suite().endsWith(name)
                || Arrays.asList(test.suite().split("[^A-Za-z0-9_]+")).contains(stem);
    }
}
