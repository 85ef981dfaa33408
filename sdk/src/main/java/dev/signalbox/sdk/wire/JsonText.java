package dev.signalbox.sdk.wire;

import dev.signalbox.kernel.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/// JSON text (RFC 8259) to and from [Json].
///
/// Reading is strict: no comments, no trailing commas, no `NaN`, no member twice, one value and nothing after it.
/// It is bounded: [#MAX_CHARS] characters, [#MAX_DEPTH] levels, numbers of 1000 digits.
public final class JsonText {
    /// The longest text that is read, in characters.
    public static final int MAX_CHARS = 32 << 20;

    /// The deepest nesting that is read.
    public static final int MAX_DEPTH = 200;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxDocumentLength(MAX_CHARS)
                    .maxStringLength(MAX_CHARS)
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNumberLength(1000)
                    .build())
            .build();

    private JsonText() {}

    /// The one value of a text.
    ///
    /// @throws MalformedJson if the text is not JSON or beyond a limit
    public static Json parse(String text) {
        if (text.length() > MAX_CHARS) {
            throw new MalformedJson(
                    0, 0, "text of %,d characters; the limit is %,d".formatted(text.length(), MAX_CHARS));
        }
        try (var parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
            if (parser.nextToken() == null) {
                throw malformed(parser, "the text is empty");
            }
            var value = value(parser);
            if (parser.nextToken() != null) {
                throw malformed(parser, "something follows the end of the value");
            }
            return value;
        } catch (JacksonException failure) {
            throw malformed(failure);
        }
    }

    /// On one line, without white space, members in their order. The result is pure text that UTF-8 can carry.
    public static String print(Json value) {
        return new JsonPrinter(JsonPrinter.Form.COMPACT).print(value);
    }

    /// Indented by two blanks, for people; ends without a line break.
    public static String pretty(Json value) {
        return new JsonPrinter(JsonPrinter.Form.PRETTY).print(value);
    }

    /// One text for all values that mean the same: members sorted by their names' UTF-16 code units as in RFC 8785,
    /// numbers without trailing zeros. What digests and signatures are made of.
    public static String canonical(Json value) {
        return new JsonPrinter(JsonPrinter.Form.CANONICAL).print(value);
    }

    static Json value(JsonParser parser) {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> new Json.Str(parser.getString());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Json.Num(parser.getDecimalValue());
            case VALUE_TRUE -> Json.Bool.TRUE;
            case VALUE_FALSE -> Json.Bool.FALSE;
            case VALUE_NULL -> Json.Null.NULL;
            default -> throw malformed(parser, "unexpected " + parser.currentToken());
        };
    }

    private static Json.Obj object(JsonParser parser) {
        var members = new LinkedHashMap<String, Json>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return new Json.Obj(members);
    }

    private static Json.Arr array(JsonParser parser) {
        var items = new ArrayList<Json>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(parser));
        }
        return new Json.Arr(items);
    }

    private static MalformedJson malformed(JsonParser parser, String reason) {
        var place = parser.currentTokenLocation();
        return new MalformedJson(place.getLineNr(), place.getColumnNr(), reason);
    }

    private static MalformedJson malformed(JacksonException failure) {
        var place = failure.getLocation();
        var reason = failure.getOriginalMessage();
        return place == null
                ? new MalformedJson(0, 0, reason)
                : new MalformedJson(place.getLineNr(), place.getColumnNr(), reason);
    }
}
