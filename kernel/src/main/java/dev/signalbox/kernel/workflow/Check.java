package dev.signalbox.kernel.workflow;

import static dev.signalbox.kernel.workflow.Need.ARTIFACTS;
import static dev.signalbox.kernel.workflow.Need.CHANGES;
import static dev.signalbox.kernel.workflow.Need.DIGESTS;
import static dev.signalbox.kernel.workflow.Need.HITS;
import static dev.signalbox.kernel.workflow.Need.OBSERVATION;
import static dev.signalbox.kernel.workflow.Need.TESTS;
import static dev.signalbox.kernel.workflow.Param.needed;
import static dev.signalbox.kernel.workflow.Param.optional;

import dev.signalbox.kernel.workflow.Param.Kind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// The catalogue of checks: what a gate may ask for, with which parameters, and what the engine gathers for it.
/// A definition writes the name in lower case.
public enum Check {
    /// The plan lists acceptance criteria, each with a way to verify it.
    PLAN_HAS_ACCEPTANCE_CRITERIA(
            Set.of(ARTIFACTS), optional("minimum", Kind.COUNT, "how many criteria at least; 1 unless told")),
    /// The scope says what is in and what is out, and nothing is both.
    SCOPE_IS_BOUNDED(Set.of(ARTIFACTS), optional("max_items", Kind.COUNT, "how many items may be in scope")),
    /// Plan and scope leave no question open.
    NO_OPEN_QUESTIONS(Set.of(ARTIFACTS)),
    /// Each acceptance criterion of the plan is covered by a test file that exists.
    TESTS_EXIST_FOR_ACCEPTANCE_CRITERIA(Set.of(ARTIFACTS, DIGESTS)),
    /// At least one new test fails, by assertion or for want of a name under test, and nothing else is broken.
    TESTS_ARE_FAILING(Set.of(ARTIFACTS, TESTS, CHANGES)),
    /// No new test errs, is skipped, passes already, or asserts what is always true.
    TESTS_ARE_MEANINGFUL(Set.of(ARTIFACTS, TESTS, CHANGES, HITS)),
    /// The test files lie where the profile's test patterns expect them.
    TEST_FILES_FOLLOW_CONVENTION(Set.of(ARTIFACTS)),
    /// Tests ran, and none failed.
    ALL_TESTS_PASS(Set.of(TESTS), optional("minimum", Kind.COUNT, "how many tests must pass at least; 1 unless told")),
    /// No test is skipped that was not skipped before the run.
    NO_SKIPPED_TESTS(Set.of(TESTS)),
    /// Every frozen test file is as it was, and every frozen test still runs and passes.
    FROZEN_TESTS_UNCHANGED(Set.of(ARTIFACTS, DIGESTS, TESTS, CHANGES)),
    /// Enough lines are reached by tests.
    COVERAGE_THRESHOLD_MET(Set.of(TESTS), optional("threshold", Kind.PERCENT, "percent of lines; 80 unless told")),
    /// No line that the run added is code in a comment.
    NO_COMMENTED_OUT_CODE(Set.of(HITS)),
    /// Every review approves, and none holds a blocking issue.
    NO_BLOCKING_ISSUES(Set.of(ARTIFACTS)),
    /// Every required reviewer has handed in a review.
    ALL_REVIEWS_COMPLETED(
            Set.of(ARTIFACTS), optional("reviewers", Kind.TEXTS, "roles; those that the phase spawns unless told")),
    /// Issues of earlier reviews are answered by the implementation, or reviewed anew.
    REVIEW_COMMENTS_ADDRESSED(Set.of(ARTIFACTS)),
    /// A shell command, run by the engine in a box, ends as expected.
    COMMAND(
            Set.of(OBSERVATION),
            needed("run", Kind.TEXT, "the command, for a POSIX shell in the workspace"),
            optional("expect", Kind.COUNT, "its exit code; 0 unless told"),
            optional("expect_output", Kind.REGEX, "what its output must contain"),
            optional("timeout", Kind.COUNT, "seconds; 300 unless told")),
    /// Each pattern matches at least one file.
    FILE_EXISTS(Set.of(OBSERVATION), needed("paths", Kind.GLOBS, "patterns, each of which must match a file")),
    /// No line matches a pattern.
    NO_PATTERN(
            Set.of(HITS),
            needed("pattern", Kind.REGEX, "what no line may contain"),
            optional("paths", Kind.GLOBS, "where to look; everywhere unless told"),
            optional("added_only", Kind.FLAG, "look only at lines that the run added")),
    /// An artifact meets a JSON Schema.
    JSON_SCHEMA(
            Set.of(ARTIFACTS, OBSERVATION),
            needed("artifact", Kind.ARTIFACT, "type of the artifact"),
            needed("schema", Kind.SCHEMA, "name of the schema")),
    /// A CEL expression over artifacts and evidence is true.
    EXPRESSION(
            Set.of(ARTIFACTS, OBSERVATION),
            needed("expression", Kind.EXPRESSION, "CEL, of type bool, over `artifacts` and `evidence`")),
    /// Only files that match a pattern have changed.
    DIFF_WITHIN(Set.of(CHANGES), needed("paths", Kind.GLOBS, "patterns of files that may change")),
    /// The change is no larger than told.
    MAX_CHANGES(
            Set.of(CHANGES),
            optional("files", Kind.COUNT, "how many files may change"),
            optional("lines", Kind.COUNT, "how many lines may be added and removed, counted together"));

    // both are unmodifiable copies
    @SuppressWarnings("ImmutableEnumChecker")
    private final Set<Need> needs;

    @SuppressWarnings("ImmutableEnumChecker")
    private final List<Param> params;

    Check(Set<Need> needs, Param... params) {
        this.needs = Set.copyOf(needs);
        this.params = List.of(params);
    }

    /// How a definition writes it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// What the engine gathers before it can be judged.
    public Set<Need> needs() {
        return needs;
    }

    public List<Param> params() {
        return params;
    }

    /// The check of that name, as a definition writes it.
    public static Optional<Check> of(String word) {
        return Arrays.stream(values())
                .filter(check -> check.word().equals(word))
                .findFirst();
    }

    /// All names, as a definition writes them.
    public static List<String> words() {
        return Arrays.stream(values()).map(Check::word).toList();
    }
}
