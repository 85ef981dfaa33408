package dev.signalbox.app.work;

import dev.signalbox.engine.store.Store;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.RunCreated;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunMachine;
import dev.signalbox.kernel.run.RunState;
import java.util.List;

/// The records of a run and the state that they fold to.
public record Replay(List<Recorded> records, RunState state) {
    public static Replay of(Store store, RunId run) {
        var records = store.log().read(Subject.of(run), 0);
        var created = records.stream()
                .map(Recorded::event)
                .filter(RunCreated.class::isInstance)
                .map(RunCreated.class::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("run %s has no beginning".formatted(run)));
        var state = RunMachine.first(created);
        for (var each : records) {
            if (!each.event().equals(created)) {
                state = RunMachine.after(state, each.event());
            }
        }
        return new Replay(records, state);
    }
}
