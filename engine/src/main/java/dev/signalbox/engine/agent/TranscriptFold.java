package dev.signalbox.engine.agent;

import dev.signalbox.engine.agent.Transcript.Entry;
import dev.signalbox.engine.agent.Transcript.Prompt;
import dev.signalbox.engine.agent.Transcript.Turn;
import dev.signalbox.engine.tool.PastAnswer;
import dev.signalbox.engine.tool.ToolAnswer;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.SessionEvent.Compacted;
import dev.signalbox.kernel.event.SessionEvent.Prompted;
import dev.signalbox.kernel.event.SessionEvent.Replied;
import dev.signalbox.kernel.event.SessionEvent.SessionEnded;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.SessionEvent.ToolAsk;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.ToolEvent.CallAnswered;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.SessionId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Builds a [Transcript] from events, in order. Not safe for several threads.
final class TranscriptFold {
    private static final String SUMMARY = "\n\n# What happened so far (summary)\n\n";

    private final SessionId session;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<CallId, Integer> places = new HashMap<>();
    private Optional<SessionStarted> started = Optional.empty();
    private Optional<SessionEnded> ended = Optional.empty();
    private Optional<Compacted> compacted = Optional.empty();

    TranscriptFold(SessionId session) {
        this.session = session;
    }

    void take(Event event) {
        if (event instanceof SessionEvent ours && ours.session().equals(session)) {
            session(ours);
        } else if (event instanceof ToolEvent call && places.containsKey(call.call())) {
            call(call);
        }
    }

    private void session(SessionEvent event) {
        switch (event) {
            case SessionStarted start -> started = Optional.of(start);
            case SessionEnded end -> ended = Optional.of(end);
            case Prompted prompted -> entries.add(new Prompt(prompted.text()));
            case Replied replied -> {
                replied.asks().forEach(ask -> places.put(ask.call(), entries.size()));
                entries.add(new Turn(replied, Map.of()));
            }
            case Compacted summary -> compact(summary);
        }
    }

    private void call(ToolEvent event) {
        switch (event) {
            case CallDecided decided -> {
                if (decided.decision() == ToolEvent.Decision.DENY) {
                    answer(PastAnswer.denied(decided));
                } else {
                    // A permissive workflow lets a denied call pass: it is open again until it finishes.
                    reopen(decided.call());
                }
            }
            case CallAnswered answered -> {
                if (!answered.allowed()) {
                    answer(PastAnswer.refused(answered.call(), tool(answered.call()), answered.comment()));
                }
            }
            case CallFinished finished -> answer(PastAnswer.finished(finished));
            case ToolEvent.ChangesDropped _ -> {
                // the tool's answer says so
            }
        }
    }

    private int place(CallId call) {
        return Objects.requireNonNull(places.get(call), call::value);
    }

    private Turn turn(CallId call) {
        return (Turn) entries.get(place(call));
    }

    private String tool(CallId call) {
        return turn(call).reply().asks().stream()
                .filter(ask -> ask.call().equals(call))
                .map(ToolAsk::tool)
                .findFirst()
                .orElseThrow();
    }

    private void answer(ToolAnswer answer) {
        var turn = turn(answer.call());
        var answers = new HashMap<>(turn.answers());
        answers.put(answer.call(), answer);
        entries.set(place(answer.call()), new Turn(turn.reply(), answers));
    }

    private void reopen(CallId call) {
        var turn = turn(call);
        var answers = new HashMap<>(turn.answers());
        answers.remove(call);
        entries.set(place(call), new Turn(turn.reply(), answers));
    }

    /// Keeps the first prompt, which says what the work is, and puts the summary in the place of the rest.
    private void compact(Compacted summary) {
        var last = -1;
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Turn turn && turn.reply().turn() <= summary.throughTurn()) {
                last = i;
            }
        }
        if (last < 0) {
            return;
        }
        var kept = new ArrayList<Entry>();
        kept.add(new Prompt(firstPrompt() + SUMMARY + summary.summary()));
        kept.addAll(entries.subList(last + 1, entries.size()));
        entries.clear();
        entries.addAll(kept);
        compacted = Optional.of(summary);
        replace();
    }

    private String firstPrompt() {
        var first = entries.getFirst() instanceof Prompt prompt ? prompt.text() : "";
        var earlier = first.indexOf(SUMMARY);
        return earlier < 0 ? first : first.substring(0, earlier);
    }

    private void replace() {
        places.clear();
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i) instanceof Turn turn) {
                for (var ask : turn.reply().asks()) {
                    places.put(ask.call(), i);
                }
            }
        }
    }

    Transcript transcript() {
        return new Transcript(started, ended, entries, compacted);
    }
}
