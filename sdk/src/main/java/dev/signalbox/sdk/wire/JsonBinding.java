package dev.signalbox.sdk.wire;

import dev.signalbox.kernel.json.Json;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.jsontype.TypeSerializer;
import tools.jackson.databind.ser.std.StdSerializer;

/// JSON values inside records, as what they are.
final class JsonBinding {
    private JsonBinding() {}

    /// Writes any value.
    static final class Out extends StdSerializer<Json> {
        Out() {
            super(Json.class);
        }

        @Override
        public void serialize(Json value, JsonGenerator out, SerializationContext context) {
            switch (value) {
                case Json.Obj(var members) -> {
                    out.writeStartObject();
                    members.forEach((name, member) -> {
                        out.writeName(name);
                        serialize(member, out, context);
                    });
                    out.writeEndObject();
                }
                case Json.Arr(var items) -> {
                    out.writeStartArray();
                    items.forEach(item -> serialize(item, out, context));
                    out.writeEndArray();
                }
                case Json.Str(var text) -> out.writeString(TextBinding.outgoing(text, context));
                case Json.Num(var number) -> out.writeNumber(number);
                case Json.Bool flag -> out.writeBoolean(flag == Json.Bool.TRUE);
                case Json.Null _ -> out.writeNull();
            }
        }

        @Override
        public void serializeWithType(
                Json value, JsonGenerator out, SerializationContext context, TypeSerializer types) {
            serialize(value, out, context);
        }
    }

    /// Reads an object.
    static final class In extends StdDeserializer<Json.Obj> {
        In() {
            super(Json.Obj.class);
        }

        @Override
        public Json.Obj deserialize(JsonParser in, DeserializationContext context) {
            return JsonText.value(in) instanceof Json.Obj obj
                    ? obj
                    : context.reportInputMismatch(Json.Obj.class, "an object is needed here");
        }

        @Override
        public Object getEmptyValue(DeserializationContext context) {
            return Json.obj();
        }
    }
}
