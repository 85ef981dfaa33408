package dev.signalbox.app.security;

import dev.signalbox.kernel.access.Roster;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.control.ControlPlane;
import dev.signalbox.kernel.control.Decision;
import dev.signalbox.kernel.event.AccessEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/// Where it is recorded who is known.
///
/// @param roster who is known now; cheap to ask
public record Register(ControlPlane control, Supplier<Roster> roster, InstantSource clock) {

    Roster now() {
        return roster.get();
    }

    Instant instant() {
        return clock.instant();
    }

    /// Records changes, all or none.
    Decision admit(String by, AccessEvent... changes) {
        return control.submit(new Command.Admit(by, List.of(changes), instant()));
    }
}
