package dev.signalbox.engine.tool;

import dev.signalbox.kernel.policy.Action;

/// One way for a worker to act. Tools that need rooms below this one (tests, artifacts) are given in by those who put
/// the parts together. Safe for use by many threads.
public interface Tool {

    /// What it is called and takes.
    ToolCard card();

    /// What a call would do, for policy. The arguments fit the card. Nothing may be changed here.
    Action action(Args args);

    /// Does it, after policy allowed it and the intent was recorded. What fails in an ordinary way is a result.
    ///
    /// @throws InterruptedException if the thread was interrupted; the effect is then unknown
    ToolOutcome run(Args args, ToolCall call) throws InterruptedException;
}
