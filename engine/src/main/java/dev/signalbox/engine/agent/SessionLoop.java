package dev.signalbox.engine.agent;

import dev.signalbox.engine.agent.Transcript.Turn;
import dev.signalbox.engine.model.Conversation;
import dev.signalbox.engine.model.ModelCutOff;
import dev.signalbox.engine.model.ModelException;
import dev.signalbox.engine.model.ModelRefused;
import dev.signalbox.engine.model.Prices;
import dev.signalbox.engine.model.Reply;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.Speaker;
import dev.signalbox.engine.model.ToolSpec;
import dev.signalbox.engine.model.Usage;
import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.SessionEvent.Exit;
import dev.signalbox.kernel.event.SessionEvent.Prompted;
import dev.signalbox.kernel.event.SessionEvent.Replied;
import dev.signalbox.kernel.event.SessionEvent.ToolAsk;
import dev.signalbox.kernel.id.CallId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// The loop of one session:
///
/// ```text
/// answers to open calls ─▶ silent? ─▶ all handed in? ─▶ end
///          ▲                 │ no          │ no: nudge, at most twice
///          └── reply ◀── budget, compaction ◀┘
/// ```
///
/// Each round reads the log anew and knows nothing else of the past.
final class SessionLoop {
    private static final int MOST_CALLS = 64;
    private static final int MOST_CUT_OFF = 3;

    private final Assignment work;
    private final RunDesk desk;
    private final Prices prices;
    private final Speaker speaker;
    private final Purse purse;
    private final Compaction compaction;
    private final Calls calls;
    private final Handover handover;
    private Usage uncounted = Usage.NONE;

    SessionLoop(Assignment work, Prices prices, InstantSource clock, int attempt) {
        this.work = work;
        this.desk = work.desk();
        this.prices = prices;
        this.speaker = new Speaker(work.role(), work.started().phase(), attempt);
        this.purse = new Purse(desk, clock);
        this.compaction = new Compaction(work, attempt);
        this.calls = new Calls(work.toolbox());
        this.handover = new Handover(work);
    }

    Ending run() throws InterruptedException {
        while (true) {
            desk.untilActive();
            var log = desk.control().events(desk.run());
            var transcript = Transcript.of(log, work.session());
            var open = transcript.lastTurn().map(Turn::open).orElse(List.of());
            if (!open.isEmpty()) {
                calls.answer(open, log);
            } else {
                var ending = next(transcript, log);
                if (ending.isPresent()) {
                    return ending.get();
                }
            }
        }
    }

    private Optional<Ending> next(Transcript transcript, List<Recorded> log) throws InterruptedException {
        if (transcript.entries().isEmpty()) {
            prompt(work.prompt());
            return Optional.empty();
        }
        if (transcript.isSilent()) {
            var nudge = handover.nudge(transcript, log);
            if (nudge.isEmpty()) {
                return Optional.of(new Ending(Exit.FINISHED, handover.missing(log)));
            }
            prompt(nudge.get());
            return Optional.empty();
        }
        if (transcript.turns() >= work.bounds().turns()) {
            return Optional.of(
                    new Ending(Exit.BUDGET, "%d turns, which is all a session has".formatted(transcript.turns())));
        }
        return turn(transcript);
    }

    private void prompt(String text) throws InterruptedException {
        desk.report(new Prompted(work.session(), desk.run(), text));
    }

    private Optional<Ending> turn(Transcript transcript) throws InterruptedException {
        var refusal = purse.refusal();
        if (refusal.isPresent()) {
            return Optional.of(new Ending(Exit.BUDGET, refusal.get()));
        }
        if (compaction.isNeeded(transcript) && compact(transcript)) {
            return Optional.empty();
        }
        try {
            record(transcript.turns() + 1, reply(transcript.conversation(work.system())));
            return Optional.empty();
        } catch (ModelRefused refused) {
            return refused.reason() == ModelRefused.Reason.TOO_LONG && compact(transcript)
                    ? Optional.empty()
                    : failed(refused);
        } catch (ModelException failure) {
            return failed(failure);
        }
    }

    private static Optional<Ending> failed(ModelException failure) {
        return Optional.of(new Ending(Exit.FAILED, String.valueOf(failure.getMessage())));
    }

    private boolean compact(Transcript transcript) throws InterruptedException {
        var folded = compaction.fold(transcript);
        if (folded.isEmpty()) {
            return false;
        }
        uncounted = uncounted.plus(folded.get().usage());
        desk.report(folded.get().summary());
        return true;
    }

    private Reply reply(Conversation conversation) throws InterruptedException {
        var tools = work.toolbox().cards().stream()
                .map(card -> new ToolSpec(
                        card.name(), card.description(), card.parameters().schema()))
                .toList();
        var request = new Request(
                speaker,
                conversation,
                tools,
                work.bounds().replyTokens(),
                work.bounds().replyTime());
        for (int i = 1; ; i++) {
            try {
                return work.model().chat(request, work.listener());
            } catch (ModelCutOff cut) {
                if (i == MOST_CUT_OFF) {
                    throw cut;
                }
            }
        }
    }

    private void record(int turn, Reply reply) throws InterruptedException {
        var uses = reply.toolUses();
        var asks = IntStream.range(0, Math.min(uses.size(), MOST_CALLS))
                .mapToObj(i -> new ToolAsk(
                        new CallId("%s-%d-%d".formatted(work.session(), turn, i + 1)),
                        uses.get(i).id(),
                        uses.get(i).name(),
                        uses.get(i).argsJson()))
                .toList();
        calls.remember(asks);
        var memo = reply.message().memo();
        desk.report(new Replied(work.session(), desk.run(), turn, reply.text(), asks, usage(reply.usage()), memo));
        uncounted = Usage.NONE;
    }

    private SessionEvent.Usage usage(Usage reply) {
        var all = reply.plus(uncounted);
        return new SessionEvent.Usage(
                all.input(),
                all.output(),
                all.cacheRead(),
                all.cacheWrite(),
                prices.microDollars(work.model().name(), all).orElse(-1));
    }
}
