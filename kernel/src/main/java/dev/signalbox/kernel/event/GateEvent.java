package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.workflow.Finding;
import java.util.List;

/// What gates say.
public sealed interface GateEvent extends Event {
    RunId run();

    /// A gate was judged.
    ///
    /// @param attempt how often this gate was judged in this round of its phase, from 1
    /// @param blockers what does not hold and blocks
    /// @param warnings what does not hold and only warns
    record GateJudged(
            RunId run,
            String phase,
            String gate,
            int attempt,
            List<Finding> blockers,
            List<Finding> warnings,
            Judgement judgement)
            implements GateEvent {
        public GateJudged {
            blockers = List.copyOf(blockers);
            warnings = List.copyOf(warnings);
        }
    }

    /// What came of judging a gate.
    enum Judgement {
        /// It holds; the run may go on.
        HELD,
        /// Its checks hold; a person has to say yes.
        NEEDS_APPROVAL,
        /// It does not hold, and the mode is permissive: recorded, and the run may go on.
        LET_PASS,
        /// It does not hold.
        BLOCKED
    }
}
