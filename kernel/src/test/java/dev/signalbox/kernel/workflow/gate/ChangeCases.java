package dev.signalbox.kernel.workflow.gate;

import static dev.signalbox.kernel.workflow.gate.ChecksTest.expect;
import static dev.signalbox.kernel.workflow.gate.ChecksTest.hits;
import static dev.signalbox.kernel.workflow.gate.ChecksTest.noHits;
import static dev.signalbox.kernel.workflow.gate.Dossier.added;
import static dev.signalbox.kernel.workflow.gate.Dossier.empty;

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
                hits(Check.DIFF_WITHIN, "a.txt", 0, "", "a.txt was changed, and lies outside src/**"),
                hits(Check.NO_PATTERN, "a.txt", 3, " x TODO", "a.txt:3 contains /TODO/: x TODO"),
                hits(
                        Check.NO_COMMENTED_OUT_CODE,
                        "A.java",
                        3,
                        "// a();",
                        "A.java:3 looks like code in a comment: // a();"),
                hits(
                        Check.TEST_FILES_FOLLOW_CONVENTION,
                        "x.java",
                        0,
                        "",
                        "test file x.java matches none of the project's test patterns"),
                noHits(Check.DIFF_WITHIN),
                noHits(Check.NO_PATTERN),
                noHits(Check.NO_COMMENTED_OUT_CODE),
                noHits(Check.TEST_FILES_FOLLOW_CONVENTION));
    }
}
