package dev.signalbox.engine.agent;

import dev.signalbox.engine.model.Conversation;
import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.ToolResult;
import dev.signalbox.engine.model.ToolUse;
import dev.signalbox.engine.tool.ToolAnswer;
import dev.signalbox.engine.tool.ToolOutcome;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.SessionEvent.Compacted;
import dev.signalbox.kernel.event.SessionEvent.Replied;
import dev.signalbox.kernel.event.SessionEvent.SessionEnded;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.SessionEvent.ToolAsk;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.SessionId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The conversation of one session, as a fold of the log and of nothing else: what a process knows that has worked on
/// it all the time, and what one knows that takes it up after a crash, is the same.
///
/// @param started how it began, if it has
/// @param ended how it ended, if it has
/// @param entries what was said, in order, without what was compacted away
/// @param compacted the newest summary of what was
public record Transcript(
        Optional<SessionStarted> started,
        Optional<SessionEnded> ended,
        List<Entry> entries,
        Optional<Compacted> compacted) {

    /// One thing that was said.
    public sealed interface Entry {}

    /// To the worker.
    public record Prompt(String text) implements Entry {}

    /// By the worker, with the answers to the tools it asked for, as far as there are any.
    public record Turn(Replied reply, Map<CallId, ToolAnswer> answers) implements Entry {
        public Turn {
            answers = Map.copyOf(answers);
        }

        /// What it asked for and has no answer to yet, in order.
        public List<ToolAsk> open() {
            return reply.asks().stream()
                    .filter(ask -> !answers.containsKey(ask.call()))
                    .toList();
        }
    }

    public Transcript {
        entries = List.copyOf(entries);
    }

    /// The conversation of a session so far.
    ///
    /// @param log all events of its run, in order
    public static Transcript of(List<Recorded> log, SessionId session) {
        var fold = new TranscriptFold(session);
        log.forEach(recorded -> fold.take(recorded.event()));
        return fold.transcript();
    }

    /// The newest turn, if the worker has spoken.
    public Optional<Turn> lastTurn() {
        return entries.reversed().stream()
                .filter(Turn.class::isInstance)
                .map(Turn.class::cast)
                .findFirst();
    }

    /// The number of the newest turn; 0 before the first.
    public int turns() {
        return lastTurn()
                .map(turn -> turn.reply.turn())
                .or(() -> compacted.map(Compacted::throughTurn))
                .orElse(0);
    }

    /// Whether the worker spoke last and asked for nothing.
    public boolean isSilent() {
        return !entries.isEmpty()
                && entries.getLast() instanceof Turn turn
                && turn.reply.asks().isEmpty();
    }

    /// As a model is told it. Every tool that was asked for must have its answer.
    public Conversation conversation(String system) {
        var messages = new ArrayList<Message>();
        for (var entry : entries) {
            switch (entry) {
                case Prompt prompt -> messages.add(new Message.User(prompt.text));
                case Turn turn -> add(messages, turn);
            }
        }
        return new Conversation(
                system, messages, compacted.map(Compacted::throughTurn).orElse(0));
    }

    private static void add(List<Message> messages, Turn turn) {
        var uses = turn.reply.asks().stream()
                .map(ask -> new ToolUse(ask.nativeId(), ask.tool(), ask.args()))
                .toList();
        // Vendors refuse a message that says nothing at all.
        var text = turn.reply.text().isBlank() && uses.isEmpty() ? "(nothing)" : turn.reply.text();
        messages.add(new Message.Assistant(text, uses, turn.reply.memo()));
        if (!uses.isEmpty()) {
            messages.add(new Message.ToolResults(turn.reply.asks().stream()
                    .map(ask -> result(ask, turn.answers.get(ask.call())))
                    .toList()));
        }
    }

    private static ToolResult result(ToolAsk ask, @Nullable ToolAnswer answer) {
        if (answer == null) {
            throw new IllegalStateException("call %s has no answer yet".formatted(ask.call()));
        }
        return new ToolResult(
                ask.nativeId(),
                ask.tool(),
                answer.text(),
                answer.status() == ToolOutcome.Status.DONE ? ToolResult.Outcome.DONE : ToolResult.Outcome.FAILED);
    }
}
