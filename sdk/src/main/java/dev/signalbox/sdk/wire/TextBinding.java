package dev.signalbox.sdk.wire;

import java.util.function.UnaryOperator;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ser.std.StdScalarSerializer;

/// Texts, passed through the writer's filter. Ids, enums and names of members are no texts.
final class TextBinding {
    /// The attribute under which a writer carries its filter.
    static final Object FILTER = "signalbox.texts";

    private TextBinding() {}

    @SuppressWarnings("unchecked")
    static String outgoing(String text, SerializationContext context) {
        var filter = context.getAttribute(FILTER);
        return filter == null ? text : ((UnaryOperator<String>) filter).apply(text);
    }

    /// Writes a text.
    static final class Out extends StdScalarSerializer<String> {
        Out() {
            super(String.class);
        }

        @Override
        public void serialize(String text, JsonGenerator out, SerializationContext context) {
            out.writeString(outgoing(text, context));
        }
    }
}
