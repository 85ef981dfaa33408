package dev.signalbox.engine.agent;

import dev.signalbox.engine.model.Prices;
import dev.signalbox.engine.tool.NotRecorded;
import dev.signalbox.engine.tool.RunOver;
import dev.signalbox.kernel.control.Command;
import dev.signalbox.kernel.event.SessionEvent.Exit;
import dev.signalbox.kernel.event.SessionEvent.SessionEnded;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import java.time.InstantSource;
import java.util.List;

/// The worker that ships: a model, its tools, and a loop with bounds. Safe for many sessions at once, each on a thread
/// of its own.
public final class BuiltInAgent {
    private final Prices prices;
    private final InstantSource clock;

    public BuiltInAgent(Prices prices, InstantSource clock) {
        this.prices = prices;
        this.clock = clock;
    }

    /// Works on an assignment until its session is over: begins it, or goes on where the log says that it is.
    ///
    /// A model that cannot be reached ends the session with `FAILED`, a budget that nobody raises with `BUDGET`,
    /// and the end of the run with `CANCELLED`.
    ///
    /// @throws InterruptedException if the thread was interrupted; the session stays open, to be gone on with later
    public Ending work(Assignment work) throws InterruptedException {
        var log = work.desk().control().events(work.desk().run());
        var transcript = Transcript.of(log, work.session());
        if (transcript.ended().isPresent()) {
            return ending(transcript.ended().get());
        }
        var refusal = prices.refusal(
                work.desk().state().facts().budget(), List.of(work.model().name()));
        var ending = refusal.isPresent() ? new Ending(Exit.FAILED, refusal.get()) : converse(work, transcript);
        close(work, ending);
        return ending;
    }

    private static Ending ending(SessionEnded ended) {
        return new Ending(ended.exit(), ended.detail());
    }

    private Ending converse(Assignment work, Transcript transcript) throws InterruptedException {
        try {
            if (transcript.started().isEmpty()) {
                work.desk().report(work.started());
            }
            return new SessionLoop(work, prices, clock, attempt(work)).run();
        } catch (RunOver over) {
            return new Ending(Exit.CANCELLED, String.valueOf(over.getMessage()));
        } catch (NotRecorded refused) {
            return new Ending(Exit.FAILED, String.valueOf(refused.getMessage()));
        }
    }

    /// Which session of its role in the run it is, from 1.
    private static int attempt(Assignment work) {
        var ofRole = work.desk().control().events(work.desk().run()).stream()
                .filter(recorded -> recorded.event() instanceof SessionStarted started
                        && started.role().equals(work.role()))
                .map(recorded -> ((SessionStarted) recorded.event()).session())
                .toList();
        return ofRole.indexOf(work.session()) + 1;
    }

    /// A session that never began, in a run that is over, has no room for its end either.
    private static void close(Assignment work, Ending ending) {
        work.desk()
                .control()
                .submit(new Command.Report(
                        work.desk().by(),
                        new SessionEnded(work.session(), work.desk().run(), ending.exit(), ending.detail())));
    }
}
