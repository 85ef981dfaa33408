package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Reply;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.TurnListener;

/// How one vendor writes requests and replies. One try, without repeating.
interface Dialect {
    Reply turn(Request request, Attempt attempt, TurnListener listener) throws AttemptFailed, InterruptedException;
}
