package dev.signalbox.engine.workspace;

import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import java.util.stream.Collectors;

/// What the one commit of a run says.
///
/// @param title first line; cut after 72 characters
/// @param body what was done, in paragraphs
/// @param evidenceDigest SHA-256 of the last signed statement, lower-case hex
public record CommitText(String title, String body, TaskId task, RunId run, String evidenceDigest) {
    private static final int TITLE = 72;

    /// The whole message; its last paragraph are the trailers, which nothing in title and body can forge.
    String message() {
        var first = oneLine(title);
        var head =
                first.length() <= TITLE ? first : first.substring(0, TITLE - 1).stripTrailing() + "…";
        var text = plain(body).strip();
        return """
                %s

                %sSignalbox-Task: %s
                Signalbox-Run: %s
                Signalbox-Evidence: sha256:%s
                """.formatted(
                head.isEmpty() ? "Run " + run : head, text.isEmpty() ? "" : text + "\n\n", task, run, evidenceDigest);
    }

    private static String oneLine(String text) {
        return plain(text).replaceAll("\\s+", " ").strip();
    }

    /// Without control characters and without lines that look like the engine's trailers.
    private static String plain(String text) {
        return text.lines()
                .map(line -> line.replaceAll("\\p{Cntrl}", " ").stripTrailing())
                .filter(line ->
                        !line.stripLeading().toLowerCase(java.util.Locale.ROOT).startsWith("signalbox-"))
                .collect(Collectors.joining("\n"));
    }
}
