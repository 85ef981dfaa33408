package dev.signalbox.engine.tool;

import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.SessionEvent.ToolAsk;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.SessionId;
import dev.signalbox.kernel.policy.ToolRequest;
import dev.signalbox.kernel.policy.Verdict;
import dev.signalbox.kernel.run.RunCommand;
import dev.signalbox.kernel.workflow.Enforcement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The one door through which a session acts: parse, judge, record, do, record.
///
/// ```text
/// args ─▶ action ─▶ policy ─▶ allow ─▶ recorded ─────────────────────▶ done ─▶ recorded
///                        ├──▶ ask ───▶ recorded ─▶ a person's word ─▶ done ─▶ recorded
///                        └──▶ deny ──▶ recorded ─▶ reasons to the worker
/// ```
///
/// In permissive mode a denied call is recorded as denied, then as let pass, and done as far as the box lets it.
///
/// Nothing is done that is not recorded first. Safe for use by many threads.
public final class Toolbox {
    private final Map<String, Tool> tools;
    private final Rulebook rules;
    private final RunDesk desk;
    private final SessionId session;
    private final AgentId agent;
    private final Execution execution;

    /// @param agent on whose behalf calls are recorded
    /// @throws IllegalArgumentException if two tools have one name
    public Toolbox(RunDesk desk, SessionId session, AgentId agent, Rulebook rules, Collection<Tool> tools) {
        this.desk = desk;
        this.session = session;
        this.agent = agent;
        this.rules = rules;
        this.tools = new LinkedHashMap<>();
        this.execution = new Execution(desk, session, rules);
        for (var tool : tools) {
            if (this.tools.put(tool.card().name(), tool) != null) {
                throw new IllegalArgumentException(
                        "two tools are called " + tool.card().name());
            }
        }
    }

    /// The cards of its tools, in the order they were given.
    public List<ToolCard> cards() {
        return tools.values().stream().map(Tool::card).toList();
    }

    /// Whether a call only reads, so that it may run beside others.
    public boolean isReading(ToolAsk ask) {
        var tool = tools.get(ask.tool());
        return tool != null && tool.card().effect() == ToolCard.Effect.READS;
    }

    /// Makes a call that is new.
    ///
    /// @throws RunOver if the run ended; what was asked for is not done
    /// @throws InterruptedException if the thread was interrupted; a call that had begun is half done
    public ToolAnswer call(ToolAsk ask) throws InterruptedException {
        desk.untilActive();
        return switch (read(ask)) {
            case Reading.Wellformed call -> judge(ask, call);
            case Reading.Malformed call -> malformed(ask, call);
        };
    }

    /// Goes on with a call that an earlier process may have begun.
    ///
    /// @param log all events of the run so far
    public ToolAnswer resume(ToolAsk ask, List<Recorded> log) throws InterruptedException {
        var past = CallHistory.of(log, ask.call());
        if (past.decided().isEmpty()) {
            return call(ask);
        }
        if (past.finished().isPresent()) {
            return PastAnswer.finished(past.finished().get());
        }
        var decided = past.decided().get();
        return switch (read(ask)) {
            case Reading.Wellformed call -> execution.resume(ask, call.tool(), call.args(), past);
            case Reading.Malformed _ when decided.decision() == Decision.DENY -> PastAnswer.denied(decided);
            case Reading.Malformed _ -> execution.abandon(ask);
        };
    }

    private Reading read(ToolAsk ask) {
        return Reading.of(tools, ask.tool(), ask.args());
    }

    /// A call that nobody can make is recorded as denied, and counts as no violation.
    private ToolAnswer malformed(ToolAsk ask, Reading.Malformed call) throws InterruptedException {
        var reasons = call.problems().stream()
                .map(problem -> "malformed call: " + problem)
                .toList();
        var decided = decided(ask, Decision.DENY, reasons);
        desk.report(decided);
        return PastAnswer.denied(decided);
    }

    private ToolAnswer judge(ToolAsk ask, Reading.Wellformed call) throws InterruptedException {
        var request = new ToolRequest(ask.tool(), call.tool().action(call.args()));
        return switch (rules.judge(call.tool().card(), request)) {
            case Verdict.Allowed _ -> {
                desk.report(decided(ask, Decision.ALLOW, List.of()));
                yield execution.run(ask, call.tool(), call.args(), ToolCall.Attempt.FIRST);
            }
            case Verdict.NeedsApproval asks -> {
                desk.report(decided(ask, Decision.ASK, asks.reasons()));
                yield execution.afterApproval(ask, call.tool(), call.args(), asks.reasons());
            }
            case Verdict.Denied denied -> denied(ask, call, denied);
        };
    }

    private ToolAnswer denied(ToolAsk ask, Reading.Wellformed call, Verdict.Denied denied) throws InterruptedException {
        var decided = decided(ask, Decision.DENY, reasons(denied));
        desk.report(decided);
        if (rules.mode() == Enforcement.Mode.PERMISSIVE) {
            desk.report(decided(ask, Decision.ALLOW, List.of("let pass: the workflow is permissive")));
            return execution.run(ask, call.tool(), call.args(), ToolCall.Attempt.FIRST);
        }
        violation(ask, denied).ifPresent(desk::steer);
        return PastAnswer.denied(decided);
    }

    /// What the worker has to know to do better stands in the record too: it is told the same after a crash.
    private static List<String> reasons(Verdict.Denied denied) {
        var reasons = new ArrayList<>(denied.reasons());
        if (!denied.allowed().isEmpty()) {
            reasons.add("allowed here: " + String.join(", ", denied.allowed()));
        }
        return reasons;
    }

    private Optional<RunCommand> violation(ToolAsk ask, Verdict.Denied denied) {
        var reason = "denied call of %s: %s".formatted(ask.tool(), String.join("; ", denied.reasons()));
        return switch (rules.violation()) {
            case REJECT -> Optional.empty();
            case PAUSE -> Optional.of(new RunCommand.Pause(desk.run(), reason));
            case FAIL -> Optional.of(new RunCommand.Fail(desk.run(), reason));
        };
    }

    private CallDecided decided(ToolAsk ask, Decision decision, List<String> reasons) {
        return new CallDecided(
                desk.run(), ask.call(), session, agent, rules.phase(), ask.tool(), ask.args(), decision, reasons);
    }
}
