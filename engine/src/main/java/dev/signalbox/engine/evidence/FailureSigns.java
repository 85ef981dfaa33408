package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.TestCase.Status;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Tells why a test failed: an assertion did not hold, a name under test is missing (or a stub that says so), or
/// anything else. Only the first two prove that a new test tests something, so whatever is doubtful is an error.
///
/// A missing name counts when the test itself asked for it. The same exception out of the code under test is a fault
/// there: the innermost place that the trace shows must be a test file, where a trace shows places at all.
final class FailureSigns {
    /// A failure as a report gives it.
    ///
    /// @param element `failure` or `error`
    /// @param type class of the exception, or a word of the tool, or empty
    record Failure(String element, String type, String message, String detail) {}

    private static final Pattern ASSERTION =
            Pattern.compile("(?:.*[.$:\\\\])?(?:\\w*Assertion(?:Failed)?(?:Error|Exception)?|\\w*ComparisonFailure"
                    + "|\\w*MultipleFailuresError|ConditionNotSatisfiedError|ConditionTimeoutException"
                    + "|ExpectationFailedException|ExpectationNotMetError|WantedButNotInvoked|Failed)");

    /// Jest throws a plain error whose text begins so.
    private static final Pattern EXPECT = Pattern.compile("\\A\\s*(?:Error: )?expect\\(");

    private static final Pattern MISSING_TYPE = Pattern.compile(
            "(?:.*[.$])?(?:NoSuchMethod(?:Error|Exception)|NoSuchField(?:Error|Exception)|NoClassDefFoundError"
                    + "|ClassNotFoundException|AbstractMethodError|NameError|ImportError|ModuleNotFoundError"
                    + "|AttributeError|ReferenceError|NotImplementedError|NotImplementedException)");

    private static final Pattern MISSING_TEXT = Pattern.compile(
            "is not a function|is not a constructor|is not defined|Cannot find module|Failed to resolve import"
                    + "|does not provide an export named|unexpected keyword argument"
                    + "|takes (?:no|\\d+|from \\d+ to \\d+) (?:positional )?arguments?"
                    + "|missing \\d+ required (?:positional|keyword-only) argument"
                    + "|\\bnot (?:yet )?implemented\\b",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern NOT_MISSING = Pattern.compile("Could not initialize class|partially initialized");

    private static final Pattern STUB =
            Pattern.compile("\\bnot (?:yet )?implemented\\b|NotImplemented", Pattern.CASE_INSENSITIVE);

    /// `path:12: AttributeError`, the last line of a pytest failure.
    private static final Pattern PYTEST_END = Pattern.compile("^(\\S+?):\\d+: (\\w+)\\s*$", Pattern.MULTILINE);

    /// `tests/test_x.py:1: in <module>`, a place in the trace of a module that cannot be collected.
    private static final Pattern PYTEST_FRAME = Pattern.compile("^(\\S+?):\\d+: in ", Pattern.MULTILINE);

    /// `E   ImportError: cannot import name …`, what pytest shows of a module that cannot be collected.
    private static final Pattern PYTEST_LINE = Pattern.compile("^E\\s+([A-Z]\\w+): ", Pattern.MULTILINE);

    private static final Pattern NODE_CAUSE =
            Pattern.compile("(?:cause: |^)(\\w*Error) ?(?:\\[\\w+])?", Pattern.MULTILINE);

    /// `at f (file:///x/y.mjs:1:2)` or `at /x/y.js:1:2`; frames of Node itself have no slash.
    private static final Pattern NODE_FRAME =
            Pattern.compile("^\\s*at (?:.*\\()?((?:file://)?/[^\\s()]+?):\\d+:\\d+\\)?", Pattern.MULTILINE);

    private static final Pattern MESSAGE_TYPE = Pattern.compile("^([A-Za-z_][\\w.]*(?:Error|Exception|Failed)): ?");

    private final Places places;

    FailureSigns(Places places) {
        this.places = places;
    }

    Status status(Failure failure) {
        var type = exception(failure);
        if (isAssertion(type, failure)) {
            return Status.FAILED_ASSERTION;
        }
        return isMissing(type, failure) ? Status.MISSING_SYMBOL : Status.ERROR;
    }

    private static boolean isAssertion(String type, Failure failure) {
        return ASSERTION.matcher(type).matches()
                || failure.message.startsWith("assert ")
                || failure.message.startsWith("[XPASS(strict)]")
                || EXPECT.matcher(failure.message.isBlank() ? failure.detail : failure.message)
                        .find();
    }

    private boolean isMissing(String type, Failure failure) {
        var told = failure.message + "\n" + failure.detail;
        if (NOT_MISSING.matcher(told).find()) {
            return false;
        }
        if (STUB.matcher(type + " " + failure.message).find()) {
            return true;
        }
        var named = MISSING_TYPE.matcher(type).matches()
                || MISSING_TEXT
                        .matcher(failure.message.isBlank() ? failure.detail : failure.message)
                        .find();
        return named && innermost(failure.detail).map(places::isTest).orElse(true);
    }

    /// The class of the exception: the report's own word if it is one, else what the tool's text shows.
    private static String exception(Failure failure) {
        if (failure.type.endsWith("Error") || failure.type.endsWith("Exception") || failure.type.contains(".")) {
            return failure.type;
        }
        return last(PYTEST_END, failure.detail, 2)
                .or(() -> last(PYTEST_LINE, failure.detail, 1))
                .or(() -> first(MESSAGE_TYPE, failure.message))
                .or(() -> first(NODE_CAUSE, afterWrapper(failure.detail)))
                .orElse(failure.type);
    }

    /// Node wraps what a test threw in an error of its own, whose head comes first.
    private static String afterWrapper(String detail) {
        var cause = detail.indexOf("cause: ");
        return cause < 0 ? detail : detail.substring(cause);
    }

    private static Optional<String> innermost(String detail) {
        return last(PYTEST_END, detail, 1)
                .or(() -> last(PYTEST_FRAME, detail, 1))
                .or(() -> first(NODE_FRAME, detail));
    }

    private static Optional<String> first(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> last(Pattern pattern, String text, int group) {
        return pattern.matcher(text).results().reduce((_, later) -> later).map(match -> match.group(group));
    }
}
