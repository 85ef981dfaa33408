package dev.signalbox.engine.evidence.gather;

import dev.signalbox.kernel.artifact.Evidence.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The lines that a unified diff adds. Hunks are read by the counts in their heads, since an added line may look like
/// any part of a diff.
final class AddedLines {
    private static final Pattern HUNK = Pattern.compile("^@@ -\\d+(?:,(\\d+))? \\+(\\d+)(?:,(\\d+))? @@.*");

    private final List<Hit> lines = new ArrayList<>();
    private String path = "";
    private int number;
    private int oldLeft;
    private int newLeft;

    private AddedLines() {}

    /// In the order of the diff.
    ///
    /// @param diff made with the prefixes `a/` and `b/`
    static List<Hit> of(String diff) {
        var added = new AddedLines();
        // Only a line feed ends a line of a diff.
        for (var line : diff.split("\n", -1)) {
            added.take(line);
        }
        return added.lines;
    }

    private void take(String line) {
        if (oldLeft > 0 || newLeft > 0) {
            inHunk(line);
            return;
        }
        if (line.startsWith("+++ ")) {
            path = path(line.substring(4));
            return;
        }
        var hunk = HUNK.matcher(line);
        if (hunk.matches()) {
            oldLeft = count(hunk.group(1));
            number = Integer.parseInt(hunk.group(2));
            newLeft = count(hunk.group(3));
        }
    }

    private void inHunk(String line) {
        if (line.startsWith("+")) {
            lines.add(new Hit(path, number, line.substring(1)));
            number++;
            newLeft--;
        } else if (line.startsWith("-")) {
            oldLeft--;
        } else if (!line.startsWith("\\")) {
            number++;
            oldLeft--;
            newLeft--;
        }
    }

    private static int count(@Nullable String digits) {
        return digits == null ? 1 : Integer.parseInt(digits);
    }

    /// `b/path`, or `"b/pa\nth"` in C's notation, or `/dev/null`; a name with a blank in it ends with a tab.
    private static String path(String named) {
        var plain = named.endsWith("\t") ? named.substring(0, named.length() - 1) : named;
        var text = plain.startsWith("\"") ? CText.unquoted(plain) : plain;
        return text.startsWith("b/") ? text.substring(2) : text;
    }
}
