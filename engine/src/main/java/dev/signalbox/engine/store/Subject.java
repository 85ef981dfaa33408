package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.GateEvent;
import dev.signalbox.kernel.event.QualityEvent;
import dev.signalbox.kernel.event.RunEvent;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.TaskEvent;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.WatchEvent;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;

/// What an event is about: `run/<id>`, `task/<id>`, `access` or `access/trail`. All events of one subject make its
/// state.
public record Subject(String name) {
    /// Users, keys and projects.
    public static final Subject ACCESS = new Subject("access");

    /// Who signed in, and who was refused what: no state depends on it.
    public static final Subject TRAIL = new Subject("access/trail");

    private static final String RUN = "run/";

    public static Subject of(RunId run) {
        return new Subject(RUN + run);
    }

    public static Subject of(TaskId task) {
        return new Subject("task/" + task);
    }

    public static Subject of(Event event) {
        return switch (event) {
            case TaskEvent task -> of(task.task());
            case RunEvent run -> of(run.run());
            case GateEvent gate -> of(gate.run());
            case SessionEvent session -> of(session.run());
            case ToolEvent tool -> of(tool.run());
            case WatchEvent watch -> of(watch.run());
            case QualityEvent quality -> of(quality.run());
            case AccessEvent.SignedIn _, AccessEvent.AccessRefused _ -> TRAIL;
            case AccessEvent _ -> ACCESS;
        };
    }
}
