package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.workflow.Finding;
import java.util.List;

/// What gates say.
public sealed interface GateEvent extends Event {
    RunId run();

    /// A gate was judged. It held if there are no blockers; in permissive mode the run goes on with them.
    ///
    /// @param attempt how often this gate was judged in this round of its phase, from 1
    record GateJudged(
            RunId run,
            String phase,
            String gate,
            int attempt,
            List<Finding> blockers,
            List<Finding> warnings,
            boolean passed)
            implements GateEvent {
        public GateJudged {
            blockers = List.copyOf(blockers);
            warnings = List.copyOf(warnings);
        }
    }
}
