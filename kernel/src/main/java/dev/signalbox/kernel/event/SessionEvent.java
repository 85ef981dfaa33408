package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.SessionId;
import java.util.List;

/// What happens in a session.
public sealed interface SessionEvent extends Event {
    SessionId session();

    RunId run();

    /// A worker begins. `parent` is the session that spawned it, or the empty string.
    record SessionStarted(
            SessionId session, RunId run, String phase, String role, String worker, String model, String parent)
            implements SessionEvent {}

    /// The worker was told something: its task, blockers of a gate, a nudge, an answer.
    record Prompted(SessionId session, RunId run, String text) implements SessionEvent {}

    /// The worker said something and may have asked for tools.
    ///
    /// @param turn from 1
    /// @param memo what the model's provider wants back word for word on later turns; mostly empty
    record Replied(SessionId session, RunId run, int turn, String text, List<ToolAsk> asks, Usage usage, String memo)
            implements SessionEvent {
        public Replied {
            asks = List.copyOf(asks);
        }
    }

    /// Older turns were folded into a summary, up to and with `throughTurn`.
    record Compacted(SessionId session, RunId run, int throughTurn, String summary) implements SessionEvent {}

    /// A worker ended.
    record SessionEnded(SessionId session, RunId run, Exit exit, String detail) implements SessionEvent {}

    /// A tool that a worker asked for in a turn.
    ///
    /// @param call the id under which it is judged and recorded
    /// @param nativeId the id the worker's own protocol gave it
    /// @param args its arguments as JSON text, redacted
    record ToolAsk(CallId call, String nativeId, String tool, String args) {}

    /// What a turn used. Dollars are millionths; -1 when the price is unknown.
    record Usage(long input, long output, long cacheRead, long cacheWrite, long microDollars) {
        public static final Usage NONE = new Usage(0, 0, 0, 0, 0);

        public Usage plus(Usage other) {
            return new Usage(
                    input + other.input,
                    output + other.output,
                    cacheRead + other.cacheRead,
                    cacheWrite + other.cacheWrite,
                    microDollars < 0 || other.microDollars < 0 ? -1 : microDollars + other.microDollars);
        }
    }

    /// Why a session is over.
    enum Exit {
        FINISHED,
        FAILED,
        CANCELLED,
        BUDGET,
        TIMED_OUT,
        LOST
    }
}
