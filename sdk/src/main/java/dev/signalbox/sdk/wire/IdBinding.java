package dev.signalbox.sdk.wire;

import java.util.function.Function;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// Ids, one-field records, as plain strings.
final class IdBinding {
    private IdBinding() {}

    /// Writes an id.
    static final class Out<T> extends StdScalarSerializer<T> {
        Out(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T id, JsonGenerator out, SerializationContext context) {
            out.writeString(id.toString());
        }
    }

    /// Reads an id.
    static final class In<T> extends StdScalarDeserializer<T> {
        private final transient Function<String, T> make;

        In(Class<T> type, Function<String, T> make) {
            super(type);
            this.make = make;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) {
            return make.apply(in.getString());
        }
    }
}
