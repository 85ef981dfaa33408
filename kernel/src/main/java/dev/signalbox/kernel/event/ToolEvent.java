package dev.signalbox.kernel.event;

import dev.signalbox.kernel.id.AgentId;
import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.SessionId;
import java.util.List;

/// What happens to tool calls. These are the audit: a call is decided, durably, before anything of it is done.
public sealed interface ToolEvent extends Event {
    RunId run();

    CallId call();

    /// The intent and what policy said of it.
    ///
    /// @param args its arguments as JSON text, secrets redacted
    /// @param reasons why it was denied or asked; empty when it was allowed
    record CallDecided(
            RunId run,
            CallId call,
            SessionId session,
            AgentId agent,
            String phase,
            String tool,
            String args,
            Decision decision,
            List<String> reasons)
            implements ToolEvent {
        public CallDecided {
            reasons = List.copyOf(reasons);
        }
    }

    /// A person's word on a call that policy wanted one for.
    record CallAnswered(RunId run, CallId call, boolean allowed, String comment) implements ToolEvent {}

    /// The effect.
    ///
    /// @param output what the worker was shown, redacted and capped
    /// @param digest SHA-256 of the whole result
    /// @param error empty on success
    record CallFinished(
            RunId run, CallId call, boolean success, String output, String digest, long millis, String error)
            implements ToolEvent {}

    /// Changes outside the phase's paths, dropped by the copy-on-write layer or reverted by the diff check.
    record ChangesDropped(RunId run, CallId call, List<String> paths) implements ToolEvent {
        public ChangesDropped {
            paths = List.copyOf(paths);
        }
    }

    /// What policy said.
    enum Decision {
        ALLOW,
        DENY,
        ASK
    }
}
