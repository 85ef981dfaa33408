package dev.signalbox.app.http;

import dev.signalbox.app.http.Problem.Kind;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;

/// Reads the content of a request: bounded, in strict UTF-8, as what its media type says.
final class Content {
    /// The most bytes of a content.
    static final int MOST_BYTES = 1 << 20;

    private static final int BUFFER = 8192;
    /// In all; a sender that is silent for long is cut off earlier.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Content() {}

    /// @throws Problem if it is none that the endpoint takes
    static Json read(Context context, Endpoint endpoint) {
        if (endpoint.body().isEmpty()) {
            var any = bytes(context, MOST_BYTES);
            if (!new String(any, StandardCharsets.UTF_8).isBlank()) {
                throw Problem.of(Kind.UNSUPPORTED_MEDIA_TYPE, "no content is taken here");
            }
            return Json.obj();
        }
        var content = endpoint.body().get();
        var type = String.valueOf(context.header("Content-Type"));
        var media = type.replaceFirst(";.*", "").strip().toLowerCase(Locale.ROOT);
        if (!media.equals(content.type())) {
            throw Problem.of(Kind.UNSUPPORTED_MEDIA_TYPE, "the content must be %s".formatted(content.type()));
        }
        var text = text(bytes(context, MOST_BYTES));
        var json = content.type().equals(Endpoint.FORM) ? form(text) : json(text);
        var faults = content.shape().faults(json);
        if (!faults.isEmpty()) {
            throw Problem.invalid(faults);
        }
        return json;
    }

    private static byte[] bytes(Context context, int most) {
        if (context.req().getContentLengthLong() > MOST_BYTES) {
            throw tooLarge();
        }
        var bytes = new ByteArrayOutputStream();
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        try {
            var in = context.req().getInputStream();
            var buffer = new byte[BUFFER];
            for (var count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                bytes.write(buffer, 0, count);
                if (bytes.size() > most) {
                    throw tooLarge();
                }
                if (System.nanoTime() > deadline) {
                    throw Problem.of(Kind.TIMEOUT, "the content came too slowly")
                            .with("Connection", "close");
                }
            }
            return bytes.toByteArray();
        } catch (IOException failure) {
            throw Problem.of(Kind.MALFORMED, "the content could not be read to its end");
        }
    }

    private static Problem tooLarge() {
        return Problem.of(Kind.TOO_LARGE, "the content may have %,d bytes".formatted(MOST_BYTES))
                .with("Connection", "close");
    }

    private static String text(byte[] bytes) {
        var in = ByteBuffer.wrap(bytes);
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(in).toString();
        } catch (CharacterCodingException malformed) {
            throw Problem.of(Kind.MALFORMED, "the content is no UTF-8 at byte %d".formatted(in.position()));
        }
    }

    private static Json json(String text) {
        try {
            return JsonText.parse(text);
        } catch (MalformedJson malformed) {
            throw Problem.of(Kind.MALFORMED, String.valueOf(malformed.getMessage()));
        }
    }

    private static Json form(String text) {
        var json = Json.obj();
        for (var pair : text.split("&", 100)) {
            var at = pair.indexOf('=');
            if (at > 0) {
                json = json.with(decoded(pair.substring(0, at)), Json.of(decoded(pair.substring(at + 1))));
            }
        }
        return json;
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw Problem.of(Kind.MALFORMED, "the form is not percent-encoded");
        }
    }

    /// A parameter as JSON: numbers and flags as such, everything else as text.
    static Json plain(Shape shape, String text) {
        return switch (shape) {
            case Shape.Whole _, Shape.Amount _ ->
                text.matches("-?\\d{1,18}") ? new Json.Num(new BigDecimal(text)) : Json.of(text);
            case Shape.Flag _ ->
                text.equals("true") || text.equals("false") ? Json.of(text.equals("true")) : Json.of(text);
            case Shape.Text _, Shape.Word _, Shape.Items _, Shape.Named _, Shape.Members _, Shape.Any _ ->
                Json.of(text);
        };
    }
}
