package dev.signalbox.kernel.workflow.gate;

import dev.signalbox.kernel.workflow.Check;
import dev.signalbox.kernel.workflow.CheckSpec;
import dev.signalbox.kernel.workflow.PathPattern;
import dev.signalbox.kernel.workflow.Probe;
import dev.signalbox.kernel.workflow.Probe.Where;
import java.util.List;
import java.util.Optional;

/// What the engine looks at for a check that needs hits or an observation.
final class Probes {
    /// Comments whose text ends or begins as a statement does. Documentation comments (`///`, `/** … */`) are prose.
    static final List<String> COMMENTED_OUT = List.of(
            "^\\s*//(?!/)\\s*[\\w.\\])}>\"'(@{$].*[;{]\\s*$",
            "^\\s*//(?!/)\\s*[})\\]]+[;,]?\\s*$",
            "^\\s*//(?!/)\\s*(return|import|throw|await)\\b.*[\\w)\\]];?\\s*$",
            "^\\s*/\\*\\s*[\\w.]+.*;\\s*\\*/\\s*$",
            "^\\s*#\\s*(def \\w+\\(.*|class \\w+.*|if .+|elif .+|else|for .+ in .+|while .+|try|except.*|with .+):\\s*$",
            "^\\s*#\\s*(return|raise|await|yield)\\s+[\\w.]+(\\(.*\\))?\\s*$",
            "^\\s*#\\s*(import [\\w.]+|from [\\w.]+ import .+)\\s*$",
            "^\\s*#\\s*[a-z_][\\w.]*(\\[[^\\]]*\\])?\\s*[-+*/|&]?=\\s*[^=\\s].*[\\w)\\]}\"']\\s*$",
            "^\\s*#\\s*[a-z_][\\w.]*\\([^)]*\\)\\s*$");

    /// Assertions of what is always, or never, so.
    static final List<String> TRIVIAL_ASSERTIONS = List.of(
            "\\bassert(True|_true)?\\s*\\(?\\s*(true|True|1)\\s*\\)?\\s*;?\\s*$",
            "\\bassertTrue\\s*\\(\\s*(\"[^\"]*\"\\s*,\\s*)?true\\b",
            "\\bassertFalse\\s*\\(\\s*(\"[^\"]*\"\\s*,\\s*)?false\\b",
            "\\bassertThat\\s*\\(\\s*true\\s*\\)\\s*\\.\\s*isTrue",
            "\\bexpect\\s*\\(\\s*true\\s*\\)\\s*\\.\\s*(toBe\\s*\\(\\s*true|toEqual\\s*\\(\\s*true|toBeTruthy)",
            "\\bassert(\\.ok|\\.equal|\\.strictEqual)?\\s*\\(\\s*true\\s*(,\\s*true\\s*)?\\)",
            "\\bassert(Equals|_eq!|Equal)\\s*\\(\\s*(\\d+)\\s*,\\s*\\2\\s*\\)",
            "\\bassert!\\s*\\(\\s*(true|false)\\s*\\)",
            "^\\s*(Assert\\.|Assertions\\.)?fail\\s*\\([^)]*\\)\\s*;?\\s*$",
            "^\\s*(pytest\\.fail|assert\\.fail|t\\.Fatal|t\\.Fail|t\\.FailNow|self\\.fail)\\s*\\([^)]*\\)\\s*;?\\s*$",
            "^\\s*assert\\s+(False|0)\\b");

    private Probes() {}

    static Optional<Probe> of(Check check, CheckSpec spec) {
        return switch (check) {
            case NO_COMMENTED_OUT_CODE -> Optional.of(new Probe.Lines(COMMENTED_OUT, Where.ADDED, List.of()));
            case TESTS_ARE_MEANINGFUL ->
                Optional.of(new Probe.Lines(TRIVIAL_ASSERTIONS, Where.ADDED, List.of(PathPattern.TESTS)));
            case NO_PATTERN -> Optional.of(lines(spec));
            case COMMAND -> Optional.of(command(spec));
            case FILE_EXISTS -> Optional.of(new Probe.Files(spec.params().texts("paths")));
            case JSON_SCHEMA -> Optional.of(new Probe.Schema(text(spec, "artifact"), text(spec, "schema")));
            case EXPRESSION -> Optional.of(new Probe.Expression(text(spec, "expression")));
            case PLAN_HAS_ACCEPTANCE_CRITERIA,
                    SCOPE_IS_BOUNDED,
                    NO_OPEN_QUESTIONS,
                    TESTS_EXIST_FOR_ACCEPTANCE_CRITERIA,
                    TESTS_ARE_FAILING,
                    ALL_TESTS_PASS,
                    NO_SKIPPED_TESTS,
                    FROZEN_TESTS_UNCHANGED,
                    COVERAGE_THRESHOLD_MET,
                    NO_BLOCKING_ISSUES,
                    ALL_REVIEWS_COMPLETED,
                    REVIEW_COMMENTS_ADDRESSED,
                    TEST_FILES_FOLLOW_CONVENTION,
                    DIFF_WITHIN,
                    MAX_CHANGES -> Optional.empty();
        };
    }

    private static Probe lines(CheckSpec spec) {
        var where = spec.params().flag("added_only").orElse(false) ? Where.ADDED : Where.ALL;
        return new Probe.Lines(
                List.of(text(spec, "pattern")), where, spec.params().texts("paths"));
    }

    private static Probe command(CheckSpec spec) {
        return new Probe.Command(
                text(spec, "run"),
                spec.params().number("expect").orElse(0L).intValue(),
                spec.params().text("expect_output"),
                spec.params().number("timeout").orElse(300L));
    }

    private static String text(CheckSpec spec, String param) {
        return spec.params().text(param).orElse("");
    }
}
