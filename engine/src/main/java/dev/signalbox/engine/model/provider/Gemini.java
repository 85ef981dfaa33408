package dev.signalbox.engine.model.provider;

import dev.signalbox.engine.model.Message;
import dev.signalbox.engine.model.Reply;
import dev.signalbox.engine.model.Request;
import dev.signalbox.engine.model.StopReason;
import dev.signalbox.engine.model.TurnListener;
import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;

/// Google's Gemini API (`v1beta`, `streamGenerateContent`), spoken directly: it wants the signatures of its
/// thoughts back with each function call, and the results of parallel calls in one turn.
record Gemini(String model, Endpoint endpoint, EventSource source) implements Dialect {

    @Override
    public Reply turn(Request request, Attempt attempt, TurnListener listener)
            throws AttemptFailed, InterruptedException {
        var reading = new GeminiReading(request.conversation(), listener);
        source.post(posted(request), attempt, (_, data) -> {
            if (VendorError.isIn(data)) {
                throw VendorError.of(data);
            }
            reading.hear(parsed(data));
            return true;
        });
        var reason = reading.finishReason()
                .orElseThrow(() -> new AttemptFailed(0, "the connection closed in the middle of the answer"));
        var message = reading.message();
        return new Reply(
                message, stop(reason, message), reading.usage().orElseGet(() -> Estimate.usage(request, message)));
    }

    private HttpRequest.Builder posted(Request request) {
        var url = URI.create("%s/models/%s:streamGenerateContent?alt=sse".formatted(endpoint.base(), model));
        var builder = HttpRequest.newBuilder(url)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(JsonText.print(new GeminiWriting(model).body(request))));
        return endpoint.key().isEmpty()
                ? builder
                : builder.header("x-goog-api-key", endpoint.key().reveal());
    }

    private static Json parsed(String data) throws AttemptFailed {
        try {
            return JsonText.parse(data);
        } catch (MalformedJson malformed) {
            throw new AttemptFailed(0, "an event of the answer could not be read: " + VendorError.excerpt(data));
        }
    }

    private static StopReason stop(String reason, Message.Assistant message) {
        return switch (reason.toUpperCase(Locale.ROOT)) {
            case "MAX_TOKENS" -> StopReason.MAX_TOKENS;
            case "SAFETY", "RECITATION", "BLOCKLIST", "PROHIBITED_CONTENT", "SPII" -> StopReason.FILTERED;
            case "STOP" -> message.toolUses().isEmpty() ? StopReason.END_TURN : StopReason.TOOL_USE;
            default -> message.toolUses().isEmpty() ? StopReason.OTHER : StopReason.TOOL_USE;
        };
    }
}
