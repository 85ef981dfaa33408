package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads JUnit XML as Surefire, Gradle, pytest, Node, Jest and others write it: `testsuites` and `testsuite` at any
/// depth, `testcase` with at most one of `failure`, `error` and `skipped` that counts.
final class JunitXml implements XmlScan.Handler {
    /// More tests than any project has.
    private static final int MAX_CASES = 500_000;

    private static final Set<String> ROOTS = Set.of("testsuites", "testsuite");
    private static final Set<String> OUTCOMES = Set.of("failure", "error", "skipped");

    private final FailureSigns signs;
    private final Deque<String> suites = new ArrayDeque<>();
    private final List<TestCase> cases = new ArrayList<>();
    private @Nullable Outcome outcome;

    /// What a `testcase` holds besides its name.
    private record Outcome(String element, String type, String message, String detail) {}

    private JunitXml(FailureSigns signs) {
        this.signs = signs;
    }

    /// The tests of one report, in its order.
    ///
    /// @throws UnreadableReport if it is no JUnit report, or beyond a bound
    static List<TestCase> read(String text, FailureSigns signs) throws UnreadableReport {
        var report = new JunitXml(signs);
        XmlScan.read(text, report);
        return List.copyOf(report.cases);
    }

    @Override
    public void open(XmlScan.Element element) throws UnreadableReport {
        if (element.depth() == 0 && !ROOTS.contains(element.name())) {
            throw new UnreadableReport("its root is <%s>, not <testsuites> or <testsuite>".formatted(element.name()));
        }
        if (element.name().equals("testsuite")) {
            suites.push(element.attribute("name"));
        } else if (element.name().equals("testcase")) {
            outcome = null;
        }
        if (cases.size() > MAX_CASES) {
            throw new UnreadableReport("more than %,d tests".formatted(MAX_CASES));
        }
    }

    @Override
    public void close(XmlScan.Element element, String text) {
        if (element.name().equals("testsuite")) {
            suites.pop();
        } else if (element.name().equals("testcase")) {
            cases.add(testCase(element));
        } else if (OUTCOMES.contains(element.name()) && (outcome == null || outcome.element.equals("skipped"))) {
            outcome = new Outcome(element.name(), element.attribute("type"), element.attribute("message"), text);
        }
    }

    private TestCase testCase(XmlScan.Element element) {
        var name = element.attribute("name");
        var className = element.attribute("classname");
        var found = outcome;
        if (className.isBlank() && found != null && found.message.equals("collection failure")) {
            return testCase(name, "(collection)", found);
        }
        return testCase(suite(className), name, found);
    }

    private TestCase testCase(String suite, String name, @Nullable Outcome found) {
        if (found == null) {
            return new TestCase(suite, name, Status.PASSED, "");
        }
        var shown = Words.firstLine(found.message.isBlank() ? found.detail : found.message);
        var status = found.element.equals("skipped")
                ? Status.SKIPPED
                : signs.status(new FailureSigns.Failure(found.element, found.type, found.message, found.detail));
        return new TestCase(suite, name, status, shown);
    }

    /// Node names every class `test`: the suites around are then all there is.
    private String suite(String className) {
        if (!className.isBlank() && !className.equals("test")) {
            return className;
        }
        var around = suites.reversed().stream().filter(name -> !name.isBlank()).collect(Collectors.joining(" > "));
        return around.isEmpty() ? className : around;
    }
}
