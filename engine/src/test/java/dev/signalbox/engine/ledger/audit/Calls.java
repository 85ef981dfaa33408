package dev.signalbox.engine.ledger.audit;

import dev.signalbox.engine.ledger.Desk;
import dev.signalbox.engine.store.Events;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.ToolEvent.Decision;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.SessionId;

/// Tool calls on a desk: the run `r1` in PLAN, with one session.
final class Calls {
    private Calls() {}

    static void begin(Desk desk) {
        desk.begin("r1");
        desk.report(
                new SessionStarted(new SessionId("s1"), new RunId("r1"), "PLAN", "doer", "builtin", "scripted", ""));
    }

    /// Two records.
    static void allowed(Desk desk, String call, String tool) {
        desk.report(Events.decided("r1", call, tool, Decision.ALLOW));
        desk.report(Events.finished("r1", call));
    }

    /// One record.
    static void denied(Desk desk, String call, String tool) {
        desk.report(Events.decided("r1", call, tool, Decision.DENY));
    }
}
