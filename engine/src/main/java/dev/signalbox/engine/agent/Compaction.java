package dev.signalbox.engine.agent;

import dev.signalbox.engine.agent.Transcript.Entry;
import dev.signalbox.engine.agent.Transcript.Turn;
import dev.signalbox.engine.model.Conversation;
import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.ModelException;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Speaker;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.model.Usage;
import dev.signalbox.kernel.event.SessionEvent.Compacted;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Folds older turns of a conversation into a summary when it no longer fits the model well. A turn and the answers to
/// its tools stay together: both are kept, or both are folded.
///
/// The model itself writes the summary, under the role `summarizer`; if it cannot, the turns are listed in short.
final class Compaction {
    private static final String SUMMARY = Template.load("summary.md").fill(Map.of());
    private static final int CHARS_PER_TOKEN = 4;
    private static final int KEPT_TURNS = 2;
    private static final int MOST_SUMMARY = 12_000;

    /// A full context leaves no room for the reply and makes models forget; three quarters is when to fold.
    private static final double FULL = 0.75;

    /// What stays after folding.
    private static final double KEPT = 0.35;

    private final Assignment work;
    private final int attempt;

    Compaction(Assignment work, int attempt) {
        this.work = work;
        this.attempt = attempt;
    }

    /// A summary of the older turns and what it cost to write.
    record Folded(Compacted summary, Usage usage) {}

    /// Whether the conversation should be folded before the next turn.
    boolean isNeeded(Transcript transcript) {
        return tokens(transcript.conversation(work.system()))
                > FULL * work.bounds().contextTokens();
    }

    private static long tokens(Conversation conversation) {
        var chars = conversation.system().length()
                + conversation.messages().stream().mapToLong(Compaction::chars).sum();
        return chars / CHARS_PER_TOKEN;
    }

    private static long chars(Message message) {
        return switch (message) {
            case Message.User user -> user.text().length();
            case Message.Assistant said ->
                said.text().length()
                        + said.toolUses().stream()
                                .mapToLong(use -> use.argsJson().length())
                                .sum();
            case Message.ToolResults results ->
                results.results().stream()
                        .mapToLong(result -> result.text().length())
                        .sum();
        };
    }

    /// Folds the older turns; nothing if there are too few.
    Optional<Folded> fold(Transcript transcript) throws InterruptedException {
        var through = through(transcript);
        return through == 0 ? Optional.empty() : Optional.of(summarize(transcript, through));
    }

    /// The newest turn to fold: so many of the newest are kept as fit into the share, but at least two.
    private int through(Transcript transcript) {
        var turns = transcript.entries().stream()
                .filter(Turn.class::isInstance)
                .map(Turn.class::cast)
                .toList();
        var room = (long) (KEPT * work.bounds().contextTokens() * CHARS_PER_TOKEN);
        for (int i = turns.size() - 1; i >= 0; i--) {
            room -= size(turns.get(i));
            if (room < 0 && turns.size() - 1 - i >= KEPT_TURNS) {
                return turns.get(i).reply().turn();
            }
        }
        return turns.size() > KEPT_TURNS
                ? turns.get(turns.size() - 1 - KEPT_TURNS).reply().turn()
                : 0;
    }

    private static long size(Turn turn) {
        return turn.reply().text().length()
                + turn.reply().asks().stream()
                        .mapToLong(ask -> ask.args().length())
                        .sum()
                + turn.answers().values().stream()
                        .mapToLong(answer -> answer.text().length())
                        .sum();
    }

    private Folded summarize(Transcript transcript, int through) throws InterruptedException {
        var older = transcript.entries().stream()
                .takeWhile(
                        entry -> !(entry instanceof Turn turn) || turn.reply().turn() <= through)
                .toList();
        try {
            var reply = work.model().chat(request(older), TurnListener.SILENT);
            if (!reply.text().isBlank()) {
                return new Folded(compacted(through, reply.text()), reply.usage());
            }
        } catch (ModelException _) {
            // Going on with a plain list is better than not going on.
        }
        return new Folded(compacted(through, Recap.list(older)), Usage.NONE);
    }

    private Compacted compacted(int through, String text) {
        return new Compacted(work.session(), work.desk().run(), through, Recap.cut(text, MOST_SUMMARY));
    }

    private Request request(List<Entry> older) {
        var told = older.stream().map(Recap::told).collect(Collectors.joining("\n\n"));
        var most = (int) Math.min(Integer.MAX_VALUE, (long) work.bounds().contextTokens() * CHARS_PER_TOKEN / 2);
        return new Request(
                new Speaker("summarizer", work.started().phase(), attempt),
                Conversation.of(SUMMARY, Recap.cut(told, most)),
                List.of(),
                work.bounds().replyTokens(),
                work.bounds().replyTime());
    }
}
