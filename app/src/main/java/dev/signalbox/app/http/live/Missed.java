package dev.signalbox.app.http.live;

import dev.signalbox.engine.store.EventLog;
import dev.signalbox.engine.store.Subject;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.id.RunId;
import java.util.List;

/// What somebody missed, page by page, from a position up to the end of the log.
final class Missed {
    private static final int PAGE = 200;

    private final EventLog log;
    private final Frames frames;
    private final Interest interest;
    private long heard;

    Missed(EventLog log, Frames frames, Interest interest, long after) {
        this.log = log;
        this.frames = frames;
        this.interest = interest;
        this.heard = after;
    }

    /// Up to where it was read.
    long heard() {
        return heard;
    }

    /// The frames of the next page, of which there may be none though there are more pages.
    ///
    /// @return whether anything was read
    boolean next(List<Frame> into) {
        return interest.run().map(run -> nextOf(run, into)).orElseGet(() -> nextOfAll(into));
    }

    private boolean nextOfAll(List<Frame> into) {
        var page = log.read(heard, PAGE);
        page.forEach(recorded -> keep(recorded, into));
        heard = page.isEmpty() ? heard : page.getLast().seq();
        return !page.isEmpty();
    }

    /// A run is read by itself, not searched for in all that happened.
    private boolean nextOf(RunId run, List<Frame> into) {
        var end = log.head().seq();
        if (end <= heard) {
            return false;
        }
        log.read(Subject.of(run), heard).stream()
                .filter(recorded -> recorded.seq() <= end)
                .forEach(recorded -> keep(recorded, into));
        heard = end;
        return true;
    }

    private void keep(Recorded recorded, List<Frame> into) {
        var frame = frames.of(recorded);
        if (interest.covers(frame)) {
            into.add(frame);
        }
    }
}
