package dev.signalbox.app.http;

import dev.signalbox.kernel.json.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a call is answered with.
public sealed interface Reply {
    int status();

    Map<String, String> headers();

    /// A JSON document.
    record Document(int status, Json json, Map<String, String> headers) implements Reply {
        public Document {
            headers = Map.copyOf(headers);
        }

        public Document with(String header, String value) {
            var more = new LinkedHashMap<>(headers);
            more.put(header, value);
            return new Document(status, json, more);
        }
    }

    /// Text of another type.
    record Page(int status, String type, String text, Map<String, String> headers) implements Reply {
        public Page {
            headers = Map.copyOf(headers);
        }
    }

    /// Nothing but a status.
    record Empty(int status, Map<String, String> headers) implements Reply {
        public Empty {
            headers = Map.copyOf(headers);
        }
    }

    /// What goes on for as long as the other side listens.
    record Stream(String type, Writer writer) implements Reply {
        @Override
        public int status() {
            return 200;
        }

        @Override
        public Map<String, String> headers() {
            return Map.of("Cache-Control", "no-store", "X-Accel-Buffering", "no");
        }
    }

    /// Writes a stream, on a thread of its own, until it returns or the other side is gone.
    @FunctionalInterface
    interface Writer {
        void write(OutputStream out) throws IOException, InterruptedException;
    }

    static Document ok(Json json) {
        return new Document(200, json, Map.of());
    }

    static Document created(Json json, String location) {
        return new Document(201, json, Map.of("Location", location));
    }

    static Document accepted(Json json, String location) {
        return new Document(202, json, Map.of("Location", location));
    }

    static Empty nothing() {
        return new Empty(204, Map.of());
    }
}
