package dev.signalbox.engine.agent;

import dev.signalbox.engine.agent.Transcript.Entry;
import dev.signalbox.engine.agent.Transcript.Prompt;
import dev.signalbox.engine.agent.Transcript.Turn;
import dev.signalbox.engine.tool.ToolAnswer;
import dev.signalbox.engine.tool.ToolOutcome;
import dev.signalbox.kernel.id.CallId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Parts of a conversation as plain text.
final class Recap {
    private static final int MOST_ANSWER = 2_000;
    private static final int MOST_LINE = 200;

    private Recap() {}

    /// An entry as it is shown to whoever writes the summary.
    static String told(Entry entry) {
        return switch (entry) {
            case Prompt prompt -> "TOLD: " + prompt.text();
            case Turn turn ->
                "SAID: " + turn.reply().text()
                        + turn.reply().asks().stream()
                                .map(ask -> "\nCALLED %s %s\nGOT: %s"
                                        .formatted(
                                                ask.tool(),
                                                cut(ask.args(), MOST_ANSWER),
                                                cut(answer(turn, ask.call()), MOST_ANSWER)))
                                .collect(Collectors.joining());
        };
    }

    private static String answer(Turn turn, CallId call) {
        var answer = turn.answers().get(call);
        return answer == null ? "" : answer.text();
    }

    /// The turns, a line each.
    static String list(List<Entry> older) {
        return older.stream()
                .filter(Turn.class::isInstance)
                .map(Turn.class::cast)
                .map(Recap::line)
                .collect(Collectors.joining("\n"));
    }

    private static String line(Turn turn) {
        var calls = turn.reply().asks().stream()
                .map(ask -> "%s %s: %s"
                        .formatted(
                                ask.tool(),
                                cut(ask.args(), MOST_LINE),
                                word(turn.answers().get(ask.call()))))
                .collect(Collectors.joining("; "));
        return "- turn %d: %s%s"
                .formatted(
                        turn.reply().turn(),
                        cut(turn.reply().text(), MOST_LINE),
                        calls.isEmpty() ? "" : " [" + calls + "]");
    }

    static String cut(String text, int most) {
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private static String word(@Nullable ToolAnswer answer) {
        return answer != null && answer.status() == ToolOutcome.Status.DONE ? "done" : "failed";
    }
}
