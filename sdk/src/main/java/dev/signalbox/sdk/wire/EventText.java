package dev.signalbox.sdk.wire;

import dev.signalbox.kernel.event.Event;
import dev.signalbox.kernel.event.Recorded;
import dev.signalbox.kernel.json.Json;
import java.time.Instant;
import java.util.function.UnaryOperator;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Events as JSON text, on one line: `{"type":"run.phase_entered","run":"r1","phase":"PLAN","round":1,"move":"start"}`.
///
/// What was written once can be read for ever: names of types never change, members are only added, a member that is
/// missing reads as empty, and one that is unknown is ignored.
public final class EventText {
    private static final JsonMapper MAPPER = Binding.mapper();
    private static final ObjectWriter WRITER = MAPPER.writerFor(Event.class);
    private static final ObjectReader READER = MAPPER.readerFor(Event.class);
    private static final ObjectReader RECORDS = MAPPER.readerFor(Recorded.class);

    private EventText() {}

    /// The text of an event.
    public static String write(Event event) {
        return WRITER.writeValueAsString(event);
    }

    /// The text of an event with every free text in it, at any depth, replaced by what `texts` makes of it.
    /// Ids, enums, names of types and names of members stay as they are.
    public static String write(Event event, UnaryOperator<String> texts) {
        return WRITER.withAttribute(TextBinding.FILTER, texts).writeValueAsString(event);
    }

    /// The event of a text.
    ///
    /// @throws UnreadableEvent if the text is not that of an event this version knows
    public static Event read(String text) {
        try {
            return READER.readValue(text);
        } catch (JacksonException | IllegalArgumentException failure) {
            throw new UnreadableEvent(text, failure);
        }
    }

    /// A record of the log: `{"seq":1,"at":"2026-01-01T00:00:00Z","by":"engine","event":{…}}`.
    public static String write(Recorded recorded) {
        return write(recorded.seq(), recorded.at(), recorded.by(), write(recorded.event()));
    }

    /// The same record from the text of its event.
    public static String write(long seq, Instant at, String by, String event) {
        return "{\"seq\":" + seq + ",\"at\":\"" + at + "\",\"by\":" + JsonText.print(Json.of(by)) + ",\"event\":"
                + event + '}';
    }

    /// The record of a text.
    ///
    /// @throws UnreadableEvent if the text is not that of a record this version knows
    public static Recorded readRecorded(String text) {
        try {
            return RECORDS.readValue(text);
        } catch (JacksonException | IllegalArgumentException failure) {
            throw new UnreadableEvent(text, failure);
        }
    }
}
