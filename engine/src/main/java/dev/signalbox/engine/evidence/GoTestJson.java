package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what `go test -json` prints (see `go doc test2json`): one event a line, between lines of the compiler.
///
/// A package that fails without a failed test and without a compiler error is a case of its own, so that it is not
/// lost; so is a test that began and never ended.
final class GoTestJson {
    private static final int MAX_CASES = 500_000;
    private static final int MAX_OUTPUT = 16_384;
    private static final Pattern PANIC = Pattern.compile("^(?:panic: |fatal error: )", Pattern.MULTILINE);
    private static final Pattern STUB = Pattern.compile(
            "^panic: .*\\b(?:not (?:yet )?implemented|unimplemented|todo)\\b",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);
    private static final Pattern NOISE = Pattern.compile("^\\s*(?:===|---|FAIL|exit status).*");

    private final Map<Name, StringBuilder> began = new LinkedHashMap<>();
    private final Map<Name, TestCase> ended = new LinkedHashMap<>();
    private final Set<String> failedPackages = new LinkedHashSet<>();
    private final StringBuilder compiler = new StringBuilder();

    private record Name(String suite, String test) {}

    /// What there is in the output.
    ///
    /// @param compiler the lines that are no events, and what newer versions report as `build-output`
    record Report(List<TestCase> cases, String compiler) {}

    /// @throws UnreadableReport if there are more tests than a project can have
    static Report read(String output) throws UnreadableReport {
        var report = new GoTestJson();
        for (var line : (Iterable<String>) output.lines()::iterator) {
            report.take(line);
            if (report.began.size() > MAX_CASES) {
                throw new UnreadableReport("more than %,d tests".formatted(MAX_CASES));
            }
        }
        return new Report(report.cases(), report.compiler.toString());
    }

    private void take(String line) {
        if (!line.startsWith("{")) {
            compiler.append(line).append('\n');
            return;
        }
        try {
            event(JsonText.parse(line));
        } catch (MalformedJson notAnEvent) {
            compiler.append(line).append('\n');
        }
    }

    private void event(Json event) {
        var action = event.text("Action").orElse("");
        var text = event.text("Output").orElse("");
        var test = event.text("Test").orElse("");
        var suite = event.text("Package").orElse("");
        if (action.equals("build-output")) {
            compiler.append(text);
        } else if (test.isEmpty()) {
            if (action.equals("fail") && event.text("FailedBuild").isEmpty()) {
                failedPackages.add(suite);
            }
        } else {
            ofTest(new Name(suite, test), action, text);
        }
    }

    private void ofTest(Name name, String action, String text) {
        var output = began.computeIfAbsent(name, _ -> new StringBuilder());
        switch (action) {
            case "output" -> output.append(text, 0, Math.min(text.length(), Math.max(0, MAX_OUTPUT - output.length())));
            case "pass" -> end(name, Status.PASSED, "");
            case "skip" -> end(name, Status.SKIPPED, said(output));
            case "fail" -> end(name, failure(output), said(output));
            default -> {
                // run, pause, cont, bench
            }
        }
    }

    private void end(Name name, Status status, String message) {
        ended.put(name, new TestCase(name.suite, name.test, status, message));
    }

    private static Status failure(CharSequence output) {
        if (STUB.matcher(output).find()) {
            return Status.MISSING_SYMBOL;
        }
        return PANIC.matcher(output).find() ? Status.ERROR : Status.FAILED_ASSERTION;
    }

    private static String said(StringBuilder output) {
        return Words.firstLine(String.join(
                "\n",
                output.toString()
                        .lines()
                        .filter(line -> !NOISE.matcher(line).matches())
                        .toList()));
    }

    private List<TestCase> cases() {
        List<TestCase> cases = new ArrayList<>();
        began.forEach((name, output) -> cases.add(ended.getOrDefault(
                name, new TestCase(name.suite, name.test, Status.ERROR, "it did not end: " + said(output)))));
        for (var suite : failedPackages) {
            if (cases.stream().noneMatch(test -> test.suite().equals(suite) && test.failed())) {
                cases.add(new TestCase(suite, "(package)", Status.ERROR, "the package failed outside of its tests"));
            }
        }
        return List.copyOf(cases);
    }
}
