package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.Answer;
import dev.signalbox.engine.store.Append;
import dev.signalbox.engine.store.Draft;
import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.access.Roster;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.AccessEvent;
import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/// The roster as the log has it. A memory and never the truth: it is read on when another process has appended, and
/// what this process admits is in it at once.
final class Rosters {
    private static final int MOST_TRIES = 1000;

    private final EventLog log;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile Known known = new Known(Roster.EMPTY, 0, -1);

    /// @param newest position of the newest record in the roster
    /// @param stamp how many foreign appends had been seen when the log was last asked
    private record Known(Roster roster, long newest, long stamp) {}

    Rosters(EventLog log) {
        this.log = log;
    }

    Roster now() {
        return current().roster;
    }

    private Known current() {
        var now = known;
        return now.stamp == log.foreignAppends() ? now : readOn();
    }

    private Known readOn() {
        reading.lock();
        try {
            // asked for before reading: what is appended meanwhile shows as another number next time
            var stamp = log.foreignAppends();
            var before = known;
            var more = log.newest(Subject.ACCESS) > before.newest
                    ? log.read(Subject.ACCESS, before.newest)
                    : List.<Recorded>of();
            var newest = more.isEmpty() ? before.newest : more.getLast().seq();
            var after = new Known(more.isEmpty() ? before.roster : before.roster.after(more), newest, stamp);
            known = after;
            return after;
        } finally {
            reading.unlock();
        }
    }

    /// Records changes if all of them are granted, each after those before it.
    Decision admit(String by, List<AccessEvent> changes, Instant now, Function<Event, Draft> draft) {
        for (var tries = 0; tries < MOST_TRIES; tries++) {
            var before = current();
            var refusals = refusals(before.roster, by, changes, now);
            if (!refusals.isEmpty()) {
                return new Decision.Refused(refusals);
            }
            var drafts = changes.stream().<Draft>map(draft).toList();
            var wish = new Append(by, drafts, Map.of(Subject.ACCESS, before.newest), Optional.empty());
            var answer = log.append(wish);
            readOn();
            if (answer instanceof Answer.Appended appended) {
                return new Decision.Accepted(appended.records());
            }
        }
        throw new IllegalStateException("access moved %d times while one change was decided".formatted(MOST_TRIES));
    }

    private static List<String> refusals(Roster before, String by, List<AccessEvent> changes, Instant now) {
        if (changes.isEmpty()) {
            return List.of("there is nothing to change");
        }
        var refusals = new ArrayList<String>();
        var roster = before;
        for (var change : changes) {
            refusals.addAll(roster.refusals(change, now.getEpochSecond()));
            roster = roster.after(List.of(new Recorded(0, now, by, change)));
        }
        return refusals;
    }
}
