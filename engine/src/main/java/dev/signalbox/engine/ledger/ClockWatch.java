package dev.signalbox.engine.ledger;

import dev.signalbox.engine.store.Answer.Appended;
import dev.signalbox.engine.store.Append;
import dev.signalbox.engine.store.Draft;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.event.RunEvent.Noted;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.json.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Has it put on record that the clock went back, once each time it does.
final class ClockWatch {
    /// Clocks are set by less than this all the time.
    private static final Duration WORTH_A_NOTE = Duration.ofSeconds(2);

    private final AtomicBoolean isBehind = new AtomicBoolean();

    /// What to append after something was. The note changes no state, so the row of the run stays as it was, as long as
    /// nothing else happened to the run.
    Optional<Append> note(Append wish, Appended appended) {
        var behind = appended.clockBehind();
        if (behind.compareTo(WORTH_A_NOTE) < 0) {
            isBehind.set(false);
            return Optional.empty();
        }
        // only what belongs to a run can be noted
        return wish.run().filter(_ -> isBehind.compareAndSet(false, true)).map(row -> {
            var note = new Noted(
                    new RunId(row.run()),
                    "clock_went_back",
                    "the clock is %d s behind the log; records keep the last time until it has caught up"
                            .formatted(behind.toSeconds()),
                    Json.obj().with("behind_millis", Json.of(behind.toMillis())));
            var subject = Subject.of(note.run());
            var newest = appended.records().stream()
                    .filter(recorded -> Subject.of(recorded.event()).equals(subject))
                    .mapToLong(Recorded::seq)
                    .max()
                    .orElse(0);
            return new Append("engine", List.of(Draft.of(note)), Map.of(subject, newest), Optional.of(row));
        });
    }

    /// The note came too late to be recorded: the next append brings another one.
    void missed() {
        isBehind.set(false);
    }
}
