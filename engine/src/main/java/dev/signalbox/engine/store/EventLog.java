package dev.signalbox.engine.store;

import dev.signalbox.kernel.event.Recorded;
import java.time.Duration;
import java.util.List;

/// The append-only log of events: positions from 1 without a gap, time that never goes back, a hash chain over all of
/// it. Any number of threads and of processes may use one log at once.
///
/// Every method throws [StoreException] when the database cannot do what is asked.
public interface EventLog {

    /// Records events. When the answer is [Answer.Appended] they are on disk and survive a power cut.
    Answer append(Append wish);

    /// The end of the log.
    Head head();

    /// Records after a position, in order, at most `limit`.
    List<Recorded> read(long afterSeq, int limit);

    /// All records of a subject after a position, in order.
    List<Recorded> read(Subject subject, long afterSeq);

    /// The position of the newest record of a subject; 0 if there is none.
    long newest(Subject subject);

    /// Waits until the log is longer than `seq`, at most so long; whether it is.
    boolean await(long seq, Duration atMost) throws InterruptedException;

    /// A number that grows whenever another process is seen to have appended something. Costs nothing to ask; what
    /// another process does shows within [#NOTICED_WITHIN].
    long foreignAppends();

    /// Reads the chain as it is stored, undecoded, from one position to another, both included.
    void chain(long fromSeq, long toSeq, Chain.Reader reader);

    /// How long the appends of another process may take to be noticed.
    Duration NOTICED_WITHIN = Duration.ofMillis(50);
}
