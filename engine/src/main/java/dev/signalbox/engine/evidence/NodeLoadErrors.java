package dev.signalbox.engine.evidence;

import dev.signalbox.kernel.artifact.TestCase;
import dev.signalbox.kernel.artifact.TestCase.Status;
import java.util.List;
import java.util.regex.Pattern;

/// Node's report says of a test file that could not be loaded no more than `test failed`. The reason stands in the
/// output, just before the line that names the file.
final class NodeLoadErrors {
    private static final Pattern FILE = Pattern.compile(".*\\.[cm]?[jt]sx?");
    private static final Pattern MISSING = Pattern.compile(
            "^(?:SyntaxError: The requested module .* does not provide an export named .*"
                    + "|(?:Error|TypeError|ReferenceError).*(?:Cannot find module|is not a function|is not defined"
                    + "|is not a constructor).*)$",
            Pattern.MULTILINE);

    private final Places places;

    NodeLoadErrors(Places places) {
        this.places = places;
    }

    List<TestCase> explained(List<TestCase> cases, String output) {
        if (cases.stream().noneMatch(NodeLoadErrors::isUnexplained)) {
            return cases;
        }
        var plain = Words.plain(output);
        return cases.stream()
                .map(test -> isUnexplained(test) ? explained(test, plain) : test)
                .toList();
    }

    private static boolean isUnexplained(TestCase test) {
        return test.status() == Status.ERROR
                && test.message().equals("test failed")
                && FILE.matcher(test.name()).matches();
    }

    private TestCase explained(TestCase test, String output) {
        var name = places.relative(test.name());
        var missing = MISSING.matcher(before(test.name(), output));
        return missing.find() && places.isTest(name)
                ? new TestCase(name, "(load)", Status.MISSING_SYMBOL, Words.firstLine(missing.group()))
                : new TestCase(name, "(load)", test.status(), test.message());
    }

    /// What was printed between the last verdict before and the verdict on this file.
    private static String before(String name, String output) {
        var end = output.indexOf("✖ " + name);
        if (end < 0) {
            return "";
        }
        var begin = Math.max(output.lastIndexOf("\n✖ ", end - 2), output.lastIndexOf("\n✔ ", end - 2));
        return output.substring(Math.max(0, begin), end);
    }
}
