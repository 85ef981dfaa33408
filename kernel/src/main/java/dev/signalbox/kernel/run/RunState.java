package dev.signalbox.kernel.run;

import dev.signalbox.kernel.event.Waiting;
import dev.signalbox.kernel.id.ApprovalId;
import java.util.List;
import java.util.Optional;

/// The state of a run. Each state holds what exists in it; `facts` holds what was gathered on the way.
///
/// ```text
/// pending ──▶ running ◀──▶ waiting
///    │          │ ▲  ▲        │
///    │          ▼ │  └─ paused┤
///    ▼          ▼             ▼
///   completed · failed · timed_out · cancelled
/// ```
public sealed interface RunState {
    RunFacts facts();

    /// Created; its workspace is being made.
    record Pending(RunFacts facts) implements RunState {}

    /// Someone is at work on it.
    record Running(RunFacts facts) implements RunState {}

    /// Nothing goes on until each of these is answered.
    record Waits(RunFacts facts, List<Waiting> open) implements RunState {
        public Waits {
            open = List.copyOf(open);
        }

        public Optional<Waiting> find(ApprovalId id) {
            return open.stream().filter(waiting -> waiting.id().equals(id)).findFirst();
        }
    }

    /// Halted by a person or a watcher; what was waited for before is kept.
    record Paused(RunFacts facts, String reason, List<Waiting> open) implements RunState {
        public Paused {
            open = List.copyOf(open);
        }
    }

    /// A state that nothing leads out of.
    sealed interface Terminal extends RunState {}

    record Completed(RunFacts facts, String commit, String evidenceDigest) implements Terminal {}

    record Failed(RunFacts facts, String reason) implements Terminal {}

    record TimedOut(RunFacts facts, String reason) implements Terminal {}

    record Cancelled(RunFacts facts, String reason) implements Terminal {}

    /// The word for this state in every face: `pending running waiting paused completed failed timed_out cancelled`.
    default String word() {
        return switch (this) {
            case Pending _ -> "pending";
            case Running _ -> "running";
            case Waits _ -> "waiting";
            case Paused _ -> "paused";
            case Completed _ -> "completed";
            case Failed _ -> "failed";
            case TimedOut _ -> "timed_out";
            case Cancelled _ -> "cancelled";
        };
    }
}
