package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The folded states of the runs that were last asked for. A memory and never the truth: each load asks for the newest
/// record of the run, which costs no look at the disk as long as nobody appends, and reads what was recorded since.
final class RunStates {
    private static final int MOST = 200;

    private final EventLog log;
    private final Map<RunId, Loaded> known = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RunId, Loaded> eldest) {
            return size() > MOST;
        }
    };

    RunStates(EventLog log) {
        this.log = log;
    }

    /// A state and the position of the newest record in it.
    record Loaded(RunState state, long newest) {}

    /// The state of a run now; nothing if there is no such run.
    Optional<Loaded> load(RunId run) {
        var subject = Subject.of(run);
        var before = remembered(run);
        var from = before.map(Loaded::newest).orElse(0L);
        if (before.isPresent() && log.newest(subject) == from) {
            return before;
        }
        var after = folded(before, log.read(subject, from));
        after.ifPresent(loaded -> keep(run, loaded));
        return after;
    }

    private static Optional<Loaded> folded(Optional<Loaded> before, List<Recorded> records) {
        var loaded = before;
        for (var record : records) {
            var state = loaded.isEmpty()
                    ? RunMachine.first((RunCreated) record.event())
                    : RunMachine.after(loaded.get().state(), record.event());
            loaded = Optional.of(new Loaded(state, record.seq()));
        }
        return loaded;
    }

    /// The state right after records of this process.
    void remember(RunId run, RunState state, List<Recorded> records) {
        var subject = Subject.of(run);
        records.stream()
                .filter(record -> Subject.of(record.event()).equals(subject))
                .reduce((_, newer) -> newer)
                .ifPresent(newest -> keep(run, new Loaded(state, newest.seq())));
    }

    private synchronized Optional<Loaded> remembered(RunId run) {
        return Optional.ofNullable(known.get(run));
    }

    private synchronized void keep(RunId run, Loaded loaded) {
        var old = known.get(run);
        if (old == null || old.newest < loaded.newest) {
            known.put(run, loaded);
        }
    }
}
