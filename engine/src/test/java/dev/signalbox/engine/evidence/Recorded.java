package dev.signalbox.engine.evidence;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// What real tools wrote for small projects, with the project at `/project`.
final class Recorded {
    static final Places PLACES = new Places(
            "/project",
            path -> path.startsWith("test/")
                    || path.startsWith("tests/")
                    || path.startsWith("src/test/")
                    || path.endsWith("_test.go"));

    private Recorded() {}

    static String text(String name) {
        try (var in = Recorded.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("no recorded file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    static TestOutput report(int exit, String stdout, String report) {
        return new TestOutput(exit, stdout, "", List.of(new TestOutput.ReportFile(report, text(report))));
    }
}
