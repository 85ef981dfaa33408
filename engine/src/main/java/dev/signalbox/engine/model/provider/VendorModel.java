package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.Reply;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.TurnListener;

/// A vendor's model: its dialect, repeated as often as it makes sense.
record VendorModel(String name, Dialect dialect, Retrying retrying) implements Model {

    @Override
    public Reply chat(Request request, TurnListener listener) throws InterruptedException {
        return retrying.run(request.timeout(), listener, (attempt, heard) -> dialect.turn(request, attempt, heard));
    }
}
