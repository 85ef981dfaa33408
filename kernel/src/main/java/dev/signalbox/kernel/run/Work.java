package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.SessionEvent.Replied;
import dev.signalbox.kernel.event.SessionEvent.SessionEnded;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.SessionEvent.Usage;
import dev.signalbox.kernel.event.ToolEvent;
import dev.signalbox.kernel.event.ToolEvent.CallAnswered;
import dev.signalbox.kernel.event.ToolEvent.CallDecided;
import dev.signalbox.kernel.event.ToolEvent.CallFinished;
import dev.signalbox.kernel.event.ToolEvent.ChangesDropped;
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

    Work after(SessionEvent event) {
        return switch (event) {
            case SessionStarted started -> with(plus(open, started.session(), started), calls);
            case SessionEnded ended -> with(minus(open, ended.session()), calls);
            case Replied replied -> new Work(open, calls, turns + 1, usage.plus(replied.usage()), allowed, denied);
            case SessionEvent.Prompted _, SessionEvent.Compacted _ -> this;
        };
    }

    Work after(ToolEvent event) {
        return switch (event) {
            case CallDecided decided ->
                switch (decided.decision()) {
                    case ALLOW ->
                        new Work(open, plus(calls, decided.call(), decided), turns, usage, allowed + 1, denied);
                    case ASK -> with(open, plus(calls, decided.call(), decided));
                    case DENY -> new Work(open, calls, turns, usage, allowed, denied + 1);
                };
            case CallAnswered answered ->
                answered.allowed()
                        ? new Work(open, calls, turns, usage, allowed + 1, denied)
                        : new Work(open, minus(calls, answered.call()), turns, usage, allowed, denied + 1);
            case CallFinished finished -> with(open, minus(calls, finished.call()));
            case ChangesDropped _ -> this;
        };
    }

    private Work with(Map<SessionId, SessionStarted> sessions, Map<CallId, CallDecided> pending) {
        return new Work(sessions, pending, turns, usage, allowed, denied);
    }

    private static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
        var copy = new LinkedHashMap<>(map);
        copy.put(key, value);
        return copy;
    }

    private static <K, V> Map<K, V> minus(Map<K, V> map, K key) {
        var copy = new LinkedHashMap<>(map);
        copy.remove(key);
        return copy;
    }
}
