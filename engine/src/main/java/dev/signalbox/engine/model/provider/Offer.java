package dev.signalbox.engine.model.provider;

import dev.signalbox.kernel.json.Json;
import dev.signalbox.sdk.wire.JsonText;
import dev.signalbox.sdk.wire.MalformedJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/// The models that an OpenAI-compatible server offers, by `GET /models`.
record Offer(HttpClient http, Endpoint endpoint) {
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 1 << 20;

    /// Their names, in the server's order; none if it does not say.
    List<String> names() {
        var request =
                HttpRequest.newBuilder(URI.create(endpoint.base() + "/models")).timeout(PATIENCE);
        if (!endpoint.key().isEmpty()) {
            request.header("Authorization", "Bearer " + endpoint.key().reveal());
        }
        try {
            var answer = http.send(request.build(), BodyHandlers.ofInputStream());
            try (var body = answer.body()) {
                return answer.statusCode() == 200 ? names(body.readNBytes(MOST_BYTES)) : List.of();
            }
        } catch (IOException | MalformedJson silent) {
            return List.of();
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    private static List<String> names(byte[] body) {
        return JsonText.parse(new String(body, java.nio.charset.StandardCharsets.UTF_8)).list("data").stream()
                .flatMap((Json model) -> model.text("id").stream())
                .toList();
    }
}
