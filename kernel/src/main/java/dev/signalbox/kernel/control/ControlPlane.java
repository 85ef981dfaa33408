package dev.signalbox.kernel.control;

import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.run.RunState;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// The front door of Signalbox, the same near (`ledger`) and far (`RemoteControlPlane`).
public interface ControlPlane {

    /// Decides a command. When the answer is `Accepted`, its events are on disk.
    Decision submit(Command command);

    /// The state of a run, folded from its events.
    Optional<RunState> look(RunId run);

    /// All events of a run so far, in order.
    List<Recorded> events(RunId run);

    /// Every event after a position, in order and without a gap, then those to come, until closed.
    /// The listener runs on a thread of its own; a slow one delays nobody else.
    Subscription follow(long afterSeq, Consumer<Recorded> listener);

    /// An end to listening.
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
