package dev.signalbox.engine.tool;

import dev.signalbox.engine.sandbox.Outcome;
import java.util.List;
import java.util.stream.Collectors;

/// What a worker is shown of a command that ran in a box.
final class BoxText {
    /// Builds write much that a phase does not keep.
    private static final int MOST_SHOWN = 10;

    private static final int MOST_RECORDED = 200;

    private BoxText() {}

    static ToolOutcome of(Outcome outcome) {
        var text = new StringBuilder();
        append(text, "", outcome.stdout().text());
        append(text, "[stderr]\n", outcome.stderr().text());
        append(text, "", ending(outcome));
        var dropped = outcome.changes().dropped();
        append(text, "[dropped by the box: this phase may not change these]\n", dropped(dropped));
        return new ToolOutcome(
                outcome.succeeded() ? ToolOutcome.Status.DONE : ToolOutcome.Status.FAILED,
                text.toString(),
                dropped.stream().limit(MOST_RECORDED).map(Outcome.Dropped::path).toList());
    }

    private static String dropped(List<Outcome.Dropped> dropped) {
        var shown = dropped.stream()
                .limit(MOST_SHOWN)
                .map(change -> "%s: %s".formatted(change.path(), change.reason()))
                .collect(Collectors.joining("\n"));
        return dropped.size() <= MOST_SHOWN ? shown : "%s\nand %,d more".formatted(shown, dropped.size() - MOST_SHOWN);
    }

    private static void append(StringBuilder text, String title, String part) {
        if (!part.isEmpty()) {
            text.append(text.isEmpty() || text.charAt(text.length() - 1) == '\n' ? "" : "\n")
                    .append(title)
                    .append(part);
        }
    }

    private static String ending(Outcome outcome) {
        return switch (outcome.ending()) {
            case EXITED -> "[exit code %d]".formatted(outcome.exitCode());
            case TIMED_OUT -> "[stopped: it took longer than allowed]";
            case CANCELLED -> "[cancelled]";
            case OUT_OF_MEMORY -> "[stopped: out of memory]";
            case OUT_OF_DISK -> "[stopped: it wrote too much]";
        };
    }
}
