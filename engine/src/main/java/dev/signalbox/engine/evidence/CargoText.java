package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Reads what `cargo test` prints: for each target `running N tests`, a line for each test, the captured output of
/// those that failed, and `test result: …`.
///
/// A line inside of captured output never counts, so a test cannot print itself green. The lines of every target are
/// counted against its own `test result`; where they differ the report is unreadable.
final class CargoText {
    private static final Pattern TARGET =
            Pattern.compile("^\\s*(?:Running (?:unittests )?(\\S+) \\(.*\\)|Doc-tests (\\S+))\\s*$");
    private static final Pattern BEGIN = Pattern.compile("^running \\d+ tests?$");
    private static final Pattern LINE =
            Pattern.compile("^test (.+?)(?: - should panic)? \\.\\.\\. (ok|FAILED|ignored)(?:, (.*))?$");
    private static final Pattern OUTPUT = Pattern.compile("^---- (.+) stdout ----$");
    private static final Pattern RESULT = Pattern.compile(
            "^test result: (?:ok|FAILED)\\. (\\d{1,9}) passed; (\\d{1,9}) failed; (\\d{1,9}) ignored;.*$");

    private static final Pattern ASSERTION = Pattern.compile(
            "(?:^|panicked at ')assertion .*failed|^note: test did not panic as expected|^Error: ", Pattern.MULTILINE);
    private static final Pattern STUB =
            Pattern.compile("(?:^|panicked at ')not (?:yet )?implemented", Pattern.MULTILINE);
    private static final Pattern PANIC_HEAD = Pattern.compile("^thread '.*panicked at .*$");

    private final List<TestCase> cases = new ArrayList<>();
    private String target = "";
    private int targets;
    private Map<String, Seen> tests = new LinkedHashMap<>();
    private boolean running;
    private String capturedBy = "";

    /// A test of the target that is being read.
    private record Seen(String outcome, String reason, StringBuilder output) {}

    /// @throws UnreadableReport if a target's lines are not what its result says
    static List<TestCase> read(String output) throws UnreadableReport {
        var report = new CargoText();
        for (var line : (Iterable<String>) Words.plain(output).lines()::iterator) {
            report.take(line);
        }
        if (report.running) {
            throw new UnreadableReport("the tests of %s have no result".formatted(report.target));
        }
        return List.copyOf(report.cases);
    }

    private void take(String line) throws UnreadableReport {
        var header = TARGET.matcher(line);
        var captured = OUTPUT.matcher(line);
        var result = RESULT.matcher(line);
        if (!running && header.matches()) {
            target = header.group(1) != null ? header.group(1) : "doc " + header.group(2);
        } else if (!running && BEGIN.matcher(line).matches()) {
            running = true;
            targets++;
            target = target.isEmpty() ? "target " + targets : target;
        } else if (running && result.matches() && isOver(result.group(2))) {
            finish(result.group(1), result.group(2), result.group(3));
        } else if (running && captured.matches() && tests.containsKey(captured.group(1))) {
            capturedBy = captured.group(1);
        } else if (running && !capturedBy.isEmpty()) {
            seen(capturedBy).output.append(line).append('\n');
        } else if (running) {
            testLine(line);
        }
    }

    /// Whether a result line can be the target's own: a captured one would stand before the list of failures.
    private boolean isOver(String failed) {
        return capturedBy.isEmpty() || Integer.parseInt(failed) > 0;
    }

    private Seen seen(String test) {
        return tests.getOrDefault(test, new Seen("", "", new StringBuilder()));
    }

    private void testLine(String line) {
        var test = LINE.matcher(line);
        if (test.matches()) {
            var reason = test.group(3) == null ? "" : test.group(3);
            tests.putIfAbsent(test.group(1), new Seen(test.group(2), reason, new StringBuilder()));
        }
    }

    private void finish(String passed, String failed, String ignored) throws UnreadableReport {
        if (count("ok") != Integer.parseInt(passed)
                || count("FAILED") != Integer.parseInt(failed)
                || count("ignored") != Integer.parseInt(ignored)) {
            throw new UnreadableReport("the tests listed for %s are not those of its result".formatted(target));
        }
        var suite = target;
        tests.forEach((name, seen) -> cases.add(testCase(suite, name, seen)));
        tests = new LinkedHashMap<>();
        running = false;
        capturedBy = "";
        target = "";
    }

    private long count(String outcome) {
        return tests.values().stream()
                .filter(seen -> seen.outcome.equals(outcome))
                .count();
    }

    private static TestCase testCase(String suite, String name, Seen seen) {
        return switch (seen.outcome) {
            case "ok" -> new TestCase(suite, name, Status.PASSED, "");
            case "ignored" -> new TestCase(suite, name, Status.SKIPPED, seen.reason);
            default -> new TestCase(suite, name, status(seen.output), message(seen.output.toString()));
        };
    }

    private static Status status(CharSequence output) {
        if (ASSERTION.matcher(output).find()) {
            return Status.FAILED_ASSERTION;
        }
        return STUB.matcher(output).find() ? Status.MISSING_SYMBOL : Status.ERROR;
    }

    private static String message(String output) {
        var afterHead = output.lines()
                .dropWhile(line -> !PANIC_HEAD.matcher(line).matches())
                .skip(1)
                .findFirst();
        return Words.firstLine(afterHead.orElse(output));
    }
}
