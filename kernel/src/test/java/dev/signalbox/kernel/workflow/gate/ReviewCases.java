package dev.signalbox.kernel.workflow.gate;

import static dev.signalbox.kernel.workflow.gate.ChecksTest.expect;
import static dev.signalbox.kernel.workflow.gate.ChecksTest.with;
import static dev.signalbox.kernel.workflow.gate.Dossier.empty;
import static dev.signalbox.kernel.workflow.gate.Dossier.obj;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.gate.ChecksTest.Case;
import java.util.List;

/// Cases of the checks over reviews.
final class ReviewCases {
    private ReviewCases() {}

    static List<Case> reviews() {
        var needed = with(Check.ALL_REVIEWS_COMPLETED, obj("reviewers", List.of("reviewer-security", "quality")));
        return List.of(
                expect(
                        Check.NO_BLOCKING_ISSUES,
                        "minor ones",
                        empty().artifact("review", "reviewer-quality", review(true, "minor"))),
                expect(
                        Check.NO_BLOCKING_ISSUES,
                        "a blocking one, and a refusal without one",
                        empty().artifact("review", "reviewer-security", review(false, "blocking"))
                                .artifact("review", "reviewer-quality", review(false, "minor")),
                        "reviewer-security: Leaks the key (src/A.java:7)",
                        "reviewer-quality does not approve"),
                expect(
                        needed,
                        "both",
                        empty().artifact("review", "reviewer-security", review(true, "note"))
                                .artifact("review", "reviewer-quality", review(true, "note"))),
                expect(
                        needed,
                        "one",
                        empty().artifact("review", "reviewer-quality", review(true, "note")),
                        "reviewer-security has handed in no review"),
                expect(
                        Check.ALL_REVIEWS_COMPLETED,
                        "any, when nobody is named",
                        empty().artifact("review", "x", review(true, "note"))));
    }

    static List<Case> answers() {
        var claim = obj("summary", "done");
        var answered = obj("addressed", List.of(obj("comment", "leaks the key", "how", "Redacted in Log")));
        var bad = review(false, "blocking");
        var good = review(true, "note");
        return List.of(
                expect(
                        Check.REVIEW_COMMENTS_ADDRESSED,
                        "nothing was said before",
                        empty().artifact("implementation", "implementer", claim)),
                expect(
                        Check.REVIEW_COMMENTS_ADDRESSED,
                        "said before, unanswered",
                        empty().artifact("review", "r1", bad).artifact("implementation", "implementer", claim),
                        "r1 still waits for an answer: Leaks the key (src/A.java:7)"),
                expect(
                        Check.REVIEW_COMMENTS_ADDRESSED,
                        "said before, answered",
                        empty().artifact("review", "r1", bad).artifact("implementation", "implementer", answered)),
                expect(
                        Check.REVIEW_COMMENTS_ADDRESSED,
                        "said after the implementation",
                        empty().artifact("implementation", "implementer", claim).artifact("review", "r1", bad)),
                expect(
                        Check.REVIEW_COMMENTS_ADDRESSED,
                        "looked at again",
                        empty().earlier("review", "r1", bad)
                                .artifact("implementation", "implementer", claim)
                                .artifact("review", "r1", good)),
                expect(
                        Check.REVIEW_COMMENTS_ADDRESSED,
                        "only another reviewer looked again",
                        empty().earlier("review", "r1", bad)
                                .artifact("implementation", "implementer", claim)
                                .artifact("review", "r2", good),
                        "r1 still waits for an answer: Leaks the key (src/A.java:7)"));
    }

    private static Json.Obj review(boolean approved, String severity) {
        var issue = obj("severity", severity, "message", "Leaks the key", "file", "src/A.java", "line", 7);
        return obj("approved", approved, "issues", List.of(issue));
    }
}
