package dev.signalbox.app.http.live;

import dev.signalbox.kernel.event.Reach;
import dev.signalbox.kernel.id.RunId;
import java.util.Optional;

/// What somebody wants to hear.
///
/// @param run of this run only
/// @param reach of these projects only
record Interest(Optional<RunId> run, Reach reach) {

    boolean covers(Frame frame) {
        return frame.project().filter(reach::covers).isPresent() && (run.isEmpty() || run.equals(frame.run()));
    }
}
