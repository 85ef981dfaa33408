package dev.signalbox.engine.agent;

import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.engine.tool.RunDesk;
import dev.signalbox.engine.tool.Toolbox;
import dev.signalbox.kernel.event.SessionEvent.SessionStarted;
import dev.signalbox.kernel.id.SessionId;
import java.time.Duration;
import java.util.List;

/// One session's work. The same assignment begins a session and goes on with it after a crash.
///
/// @param started how the session begins: its id, run, phase, role, worker, model and parent
/// @param toolbox of this session
/// @param system who the worker is and what holds for it, see [Contract]
/// @param prompt what it is asked to do now, see [Contract]; used when the session is new
/// @param mustSubmit types of the artifacts that it has to hand in
/// @param listener hears the model's text as it comes
public record Assignment(
        SessionStarted started,
        RunDesk desk,
        Toolbox toolbox,
        Model model,
        String system,
        String prompt,
        List<String> mustSubmit,
        Bounds bounds,
        TurnListener listener) {
    public Assignment {
        mustSubmit = List.copyOf(mustSubmit);
        if (prompt.isBlank()) {
            throw new IllegalArgumentException("a worker has to be asked to do something");
        }
    }

    SessionId session() {
        return started.session();
    }

    String role() {
        return started.role();
    }

    /// Bounds of one session, besides the run's budget.
    ///
    /// @param turns model turns
    /// @param contextTokens what the model can be told at once
    /// @param replyTokens the longest reply
    /// @param replyTime the longest that a reply may take, retries included
    public record Bounds(int turns, int contextTokens, int replyTokens, Duration replyTime) {
        /// 100 turns, 128,000 tokens of context, replies of 8,192 tokens and ten minutes.
        public static final Bounds DEFAULT = new Bounds(100, 128_000, 8_192, Duration.ofMinutes(10));

        public Bounds {
            if (turns < 1 || replyTokens < 1 || contextTokens < 1 || !replyTime.isPositive()) {
                throw new IllegalArgumentException("every bound of a session is at least 1");
            }
        }
    }
}
