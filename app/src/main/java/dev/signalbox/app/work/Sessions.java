package dev.signalbox.app.work;

import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.SessionEvent;
import dev.signalbox.kernel.event.SessionEvent.Exit;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.event.SessionEvent.Usage;
import dev.signalbox.kernel.id.SessionId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The sessions of a run, with what each used.
public final class Sessions {

    /// A session as far as it went.
    public record Seen(SessionStarted started, int turns, Usage usage, Optional<Exit> ended) {}

    private Sessions() {}

    /// In the order in which they began.
    public static List<Seen> of(List<Recorded> records) {
        var all = new LinkedHashMap<SessionId, Seen>();
        records.forEach(record -> {
            if (record.event() instanceof SessionEvent event) {
                note(all, event);
            }
        });
        return List.copyOf(all.values());
    }

    private static void note(Map<SessionId, Seen> all, SessionEvent event) {
        switch (event) {
            case SessionStarted started ->
                all.put(started.session(), new Seen(started, 0, Usage.NONE, Optional.empty()));
            case SessionEvent.Replied replied ->
                all.computeIfPresent(
                        replied.session(),
                        (_, seen) ->
                                new Seen(seen.started, seen.turns + 1, seen.usage.plus(replied.usage()), seen.ended));
            case SessionEvent.SessionEnded ended ->
                all.computeIfPresent(
                        ended.session(),
                        (_, seen) -> new Seen(seen.started, seen.turns, seen.usage, Optional.of(ended.exit())));
            case SessionEvent.Prompted _, SessionEvent.Compacted _ -> {
                // neither changes what a session used
            }
        }
    }
}
