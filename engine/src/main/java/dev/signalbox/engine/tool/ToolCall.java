package dev.signalbox.engine.tool;

import dev.signalbox.kernel.id.CallId;
import dev.signalbox.kernel.id.SessionId;

/// One call, as its tool sees it.
///
/// @param desk by which the tool may ask somebody
public record ToolCall(CallId id, SessionId session, String phase, Attempt attempt, RunDesk desk) {

    /// Whether an earlier process may have done it already, in whole or in part.
    public enum Attempt {
        FIRST,
        REPEATED
    }
}
