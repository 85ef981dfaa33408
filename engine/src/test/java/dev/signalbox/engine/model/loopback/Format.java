package dev.signalbox.engine.model.loopback;

import dev.signalbox.engine.model.Script.Fault;
import dev.signalbox.kernel.json.Json;
import java.io.IOException;

/// How one vendor reads requests and writes replies.
interface Format {
    Asked read(String path, String query, Json body);

    /// The reply as one value.
    Json whole(Played played, Asked asked);

    /// The reply as events. Text goes through [Events#pieces], which breaks off where the script says so.
    void stream(Played played, Asked asked, Events events) throws IOException;

    Json error(Fault.Status fault);

    /// What a request for the number of tokens gets.
    Json counted(long tokens);

    /// The beginning of the ids of its tool calls.
    String callPrefix();
}
