package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.artifact.CaseFile;
import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.CheckSpec.Severity;
import dev.signalbox.kernel.workflow.Finding;
import dev.signalbox.kernel.workflow.Gate;
import dev.signalbox.kernel.workflow.Need;
import dev.signalbox.kernel.workflow.Probe;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Judges a gate by a case file. First the engine asks what to gather ([#needs(Gate)], [#probes(Gate)]), then it files
/// what it saw, then the gate is judged. The same case file always gives the same judgement.
public final class GateJudge {
    private GateJudge() {}

    /// Whether a gate holds, with every reason why it does not. A check that is not known, and one whose evidence is
    /// missing, does not hold.
    public static Judgement judge(Gate gate, CaseFile file) {
        var findings = gate.blockers().stream()
                .flatMap(spec -> findings(spec, file).stream())
                .toList();
        return new Judgement(
                findings.stream()
                        .filter(found -> found.severity() == Severity.BLOCKING)
                        .toList(),
                findings.stream()
                        .filter(found -> found.severity() == Severity.WARNING)
                        .toList());
    }

    /// The kinds of evidence that a gate is judged by.
    public static Set<Need> needs(Gate gate) {
        var needs = EnumSet.noneOf(Need.class);
        gate.blockers().stream()
                .flatMap(spec -> Check.of(spec.check()).stream())
                .forEach(check -> needs.addAll(check.needs()));
        return needs;
    }

    /// What to look at on behalf of single checks, by the subject that the answer is filed under.
    public static Map<String, Probe> probes(Gate gate) {
        var probes = new LinkedHashMap<String, Probe>();
        for (var spec : gate.blockers()) {
            Check.of(spec.check())
                    .flatMap(check -> Probes.of(check, spec))
                    .ifPresent(probe -> probes.put(spec.subject(), probe));
        }
        return probes;
    }

    private static List<Finding> findings(CheckSpec spec, CaseFile file) {
        var flaws = Check.of(spec.check())
                .map(check -> flaws(check, new Facts(spec, file)))
                .orElseGet(() -> List.of(new Flaw("this version knows no such check", Optional.empty())));
        return Flaw.few(flaws).stream()
                .map(flaw -> new Finding(spec.check(), spec.severity(), words(spec, flaw), flaw.fix()))
                .toList();
    }

    private static String words(CheckSpec spec, Flaw flaw) {
        return spec.message().map(own -> own + ": " + flaw.message()).orElse(flaw.message());
    }

    private static List<Flaw> flaws(Check check, Facts facts) {
        var missing = facts.missing(check);
        return missing.isEmpty() ? judge(check, facts) : missing;
    }

    private static List<Flaw> judge(Check check, Facts facts) {
        return switch (check) {
            case PLAN_HAS_ACCEPTANCE_CRITERIA -> ClaimChecks.criteria(facts);
            case SCOPE_IS_BOUNDED -> ClaimChecks.scope(facts);
            case NO_OPEN_QUESTIONS -> ClaimChecks.questions(facts);
            case TESTS_EXIST_FOR_ACCEPTANCE_CRITERIA -> ClaimChecks.covered(facts);
            case TESTS_ARE_FAILING -> RedChecks.failing(facts);
            case TESTS_ARE_MEANINGFUL -> RedChecks.meaningful(facts);
            case TEST_FILES_FOLLOW_CONVENTION -> ChangeChecks.convention(facts);
            case ALL_TESTS_PASS -> GreenChecks.passing(facts);
            case NO_SKIPPED_TESTS -> GreenChecks.unskipped(facts);
            case FROZEN_TESTS_UNCHANGED -> GreenChecks.frozen(facts);
            case COVERAGE_THRESHOLD_MET -> GreenChecks.coverage(facts);
            case NO_COMMENTED_OUT_CODE -> ChangeChecks.commentedOut(facts);
            case NO_BLOCKING_ISSUES -> ReviewChecks.blocking(facts);
            case ALL_REVIEWS_COMPLETED -> ReviewChecks.completed(facts);
            case REVIEW_COMMENTS_ADDRESSED -> ReviewChecks.addressed(facts);
            case NO_PATTERN -> ChangeChecks.pattern(facts);
            case DIFF_WITHIN -> ChangeChecks.within(facts);
            case MAX_CHANGES -> ChangeChecks.size(facts);
            case COMMAND, FILE_EXISTS, JSON_SCHEMA, EXPRESSION -> ChangeChecks.observed(facts);
        };
    }
}
