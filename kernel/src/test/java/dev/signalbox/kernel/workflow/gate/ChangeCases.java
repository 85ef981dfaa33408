package dev.signalbox.kernel.workflow.gate;

import static dev.signalbox.kernel.workflow.gate.ChecksTest.TESTS;
import static dev.signalbox.kernel.workflow.gate.ChecksTest.expect;
import static dev.signalbox.kernel.workflow.gate.ChecksTest.hits;
import static dev.signalbox.kernel.workflow.gate.ChecksTest.noHits;
import static dev.signalbox.kernel.workflow.gate.Dossier.added;
import static dev.signalbox.kernel.workflow.gate.Dossier.empty;
import static dev.signalbox.kernel.workflow.gate.Dossier.obj;

import dev.signalbox.kernel.artifact.FileChange;
import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.gate.ChecksTest.Case;
import java.util.Arrays;
import java.util.List;

/// Cases of the checks over changed files.
final class ChangeCases {
    private ChangeCases() {}

    static List<Case> changes() {
        return List.of(
                expect(Check.MAX_CHANGES, "small", empty().changed(added("a"))),
                expect(
                        Check.MAX_CHANGES,
                        "too many files and lines",
                        empty().changed(Arrays.stream(new String[11])
                                .map(_ -> added("a"))
                                .toArray(FileChange[]::new)),
                        "11 files were changed, at most 3 may be",
                        "110 lines were changed, at most 100 may be"),
                expect(
                        Check.DIFF_WITHIN,
                        "one outside",
                        empty().changed(added("src/a/B.java"), added("a.txt")),
                        "a.txt was changed, and lies outside src/**"),
                expect(Check.DIFF_WITHIN, "all inside", empty().changed(added("src/a/B.java"))),
                hits(Check.NO_PATTERN, "a.txt", 3, " x TODO", "a.txt:3 contains /TODO/: x TODO"),
                hits(
                        Check.NO_COMMENTED_OUT_CODE,
                        "A.java",
                        3,
                        "// a();",
                        "A.java:3 looks like code in a comment: // a();"),
                expect(
                        Check.TEST_FILES_FOLLOW_CONVENTION,
                        "one elsewhere",
                        empty().artifact("tests", "tester", obj("test_files", List.of(obj("path", "x.java")))),
                        "test file x.java matches none of the project's test patterns"),
                expect(
                        Check.TEST_FILES_FOLLOW_CONVENTION,
                        "where they belong",
                        empty().artifact("tests", "tester", TESTS)),
                noHits(Check.NO_PATTERN),
                noHits(Check.NO_COMMENTED_OUT_CODE));
    }
}
