package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.SessionEvent.Usage;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.SessionId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What workers did in a run.
///
/// @param open sessions that have not ended
/// @param calls allowed or asked calls that have not finished
/// @param turns model turns over all sessions
/// @param usage what they used over all sessions
/// @param allowed calls allowed so far
/// @param denied calls denied so far
public record Work(
        Map<SessionId, SessionStarted> open,
        Map<CallId, CallDecided> calls,
        int turns,
        Usage usage,
        int allowed,
        int denied) {

    static final Work NONE = new Work(Map.of(), Map.of(), 0, Usage.NONE, 0, 0);

    public Work {
        open = Collections.unmodifiableMap(new LinkedHashMap<>(open));
        calls = Collections.unmodifiableMap(new LinkedHashMap<>(calls));
    }
}
