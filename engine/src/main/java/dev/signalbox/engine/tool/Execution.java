package dev.signalbox.engine.tool;

import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.event.SessionEvent.ToolAsk;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.event.ToolEvent.ChangesDropped;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.json.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/// Does what was decided, once, and records it; or goes on where a crash left it.
final class Execution {
    private final RunDesk desk;
    private final SessionId session;
    private final Rulebook rules;

    Execution(RunDesk desk, SessionId session, Rulebook rules) {
        this.desk = desk;
        this.session = session;
        this.rules = rules;
    }

    /// Executes a call whose start is recorded.
    ToolAnswer run(ToolAsk ask, Tool tool, Args args, ToolCall.Attempt attempt) throws InterruptedException {
        var begin = System.nanoTime();
        var outcome = outcome(tool, args, new ToolCall(ask.call(), session, rules.phase(), attempt, desk));
        if (!outcome.dropped().isEmpty()) {
            desk.report(new ChangesDropped(desk.run(), ask.call(), outcome.dropped()));
        }
        return finish(ask, outcome, (System.nanoTime() - begin) / 1_000_000);
    }

    /// A tool may be somebody else's code, and one that breaks must not take the session with it.
    private static ToolOutcome outcome(Tool tool, Args args, ToolCall call) throws InterruptedException {
        try {
            return tool.run(args, call);
        } catch (RunOver over) {
            throw over;
        } catch (RuntimeException broken) {
            return ToolOutcome.failed("%s broke: %s".formatted(tool.card().name(), broken));
        }
    }

    private ToolAnswer finish(ToolAsk ask, ToolOutcome outcome, long millis) throws InterruptedException {
        var shown = Clip.middle(outcome.text(), rules.limits().maxOutputBytes());
        var finished = new CallFinished(
                desk.run(),
                ask.call(),
                outcome.isDone(),
                shown,
                digest(outcome.text()),
                millis,
                outcome.isDone() ? "" : Clip.line(shown));
        desk.report(finished);
        return PastAnswer.finished(finished);
    }

    private static String digest(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Waits for a person's word on a call that was recorded as asked; executes the stored call if it is yes.
    ToolAnswer afterApproval(ToolAsk ask, Tool tool, Args args, List<String> reasons) throws InterruptedException {
        var text = "%s %s\n%s".formatted(ask.tool(), Clip.line(ask.args()), String.join("\n", reasons));
        var said = desk.ask(new Waiting.ForCall(new ApprovalId("c-" + ask.call()), ask.call(), text));
        return said.accepted()
                ? started(ask, tool, args, ToolCall.Attempt.FIRST)
                : PastAnswer.refused(ask.call(), ask.tool(), said.text());
    }

    /// Goes on with a call that was decided and has not finished.
    ToolAnswer resume(ToolAsk ask, Tool tool, Args args, CallHistory past) throws InterruptedException {
        var decided = past.decided().orElseThrow();
        if (decided.decision() == Decision.DENY) {
            return PastAnswer.denied(decided);
        }
        if (decided.decision() == Decision.ASK && past.answered().isEmpty()) {
            return afterApproval(ask, tool, args, decided.reasons());
        }
        if (past.answered().filter(answer -> !answer.allowed()).isPresent()) {
            return PastAnswer.refused(
                    ask.call(), ask.tool(), past.answered().get().comment());
        }
        if (past.starts() < past.permissions()) {
            var attempt = past.starts() == 0 ? ToolCall.Attempt.FIRST : ToolCall.Attempt.REPEATED;
            return started(ask, tool, args, attempt);
        }
        return tool.card().repeat() == ToolCard.Repeat.SAFE
                ? run(ask, tool, args, ToolCall.Attempt.REPEATED)
                : halfDone(ask, tool, args, past);
    }

    private ToolAnswer halfDone(ToolAsk ask, Tool tool, Args args, CallHistory past) throws InterruptedException {
        var text = "%s %s\nIt had begun when Signalbox was stopped, and may have been done in part. Repeat it?"
                .formatted(ask.tool(), Clip.line(ask.args()));
        var said = desk.ask(new Waiting.ForHalfDone(past.question(ask.call()), ask.call(), text));
        return said.accepted()
                ? started(ask, tool, args, ToolCall.Attempt.REPEATED)
                : finish(ask, ToolOutcome.failed(unknown(said)), 0);
    }

    /// Ends a call whose stored form can no longer be executed.
    ToolAnswer abandon(ToolAsk ask) throws InterruptedException {
        return finish(
                ask,
                ToolOutcome.failed("The call was interrupted, and what is stored of it cannot be executed."
                        + " Look what was done of it, and ask again."),
                0);
    }

    private static String unknown(RunDesk.Said said) {
        return "The call was interrupted and was not repeated: it may have been done, in part or not at all. Look before"
                + " you go on." + (said.text().isBlank() ? "" : " A person says: " + said.text());
    }

    private ToolAnswer started(ToolAsk ask, Tool tool, Args args, ToolCall.Attempt attempt)
            throws InterruptedException {
        desk.untilActive();
        desk.report(new Noted(
                desk.run(),
                CallHistory.STARTED,
                ask.tool(),
                Json.obj().with("call", Json.of(ask.call().value()))));
        return run(ask, tool, args, attempt);
    }
}
