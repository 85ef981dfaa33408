package dev.signalbox.engine.model.loopback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.sdk.wire.JsonText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LoopbackMainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void it_prints_its_address_serves_the_script_and_writes_a_log(@TempDir Path dir) throws Exception {
        // Given
        var script = Files.writeString(dir.resolve("s.yaml"), "sections: {talk: [{text: hello}]}");
        var log = dir.resolve("log.jsonl");
        var outcome = run("--script", script.toString(), "--log", log.toString());
        var body = "{\"messages\":[{\"role\":\"user\",\"content\":\"[[script:talk]]\"}]}";

        // When
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(
                                        out.toString(StandardCharsets.UTF_8).strip() + "/v1/messages"))
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());

        // Then
        assertThat(outcome).isZero();
        assertThat(answer.body()).contains("hello");
        assertThat(Files.readAllLines(log)).singleElement().satisfies(line -> {
            var kept = JsonText.parse(line);
            assertThat(kept.text("section")).contains("talk");
            assertThat(kept.at("body")).contains(JsonText.parse(body));
        });
    }

    @Test
    void a_script_with_problems_is_refused_with_their_lines(@TempDir Path dir) throws Exception {
        // Given
        var script = Files.writeString(dir.resolve("s.yaml"), "sections: {talk: [{txt: hello}]}");

        // When
        var outcome = run("--script", script.toString());

        // Then
        assertThat(outcome).isEqualTo(2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("s.yaml:1:");
    }

    @Test
    void other_arguments_are_answered_with_the_usage() throws Exception {
        // When
        var outcomes = List.of(run(), run("--script", "x", "--verbose", "y"));

        // Then
        assertThat(outcomes).containsExactly(2, 2);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("usage: --script FILE");
    }

    private int run(String... args) throws IOException {
        return LoopbackMain.run(
                List.of(args),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
    }
}
