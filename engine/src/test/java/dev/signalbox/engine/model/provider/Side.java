package dev.signalbox.engine.model.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.signalbox.engine.model.Model;
import dev.signalbox.engine.model.Script;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/// The implementations of the port that pass the same tests.
enum Side {
    SCRIPTED("", "", ""),
    ANTHROPIC("anthropic/claude-test", "ANTHROPIC_BASE_URL", "ANTHROPIC_API_KEY"),
    OPENAI("openai/gpt-test", "OPENAI_BASE_URL", "OPENAI_API_KEY"),
    OPENAI_COMPATIBLE("openai-compatible/qwen-test", "OPENAI_COMPATIBLE_BASE_URL", "OPENAI_COMPATIBLE_API_KEY"),
    OLLAMA("ollama/qwen3:8b", "OLLAMA_HOST", "OLLAMA_HOST"),
    GEMINI("gemini/gemini-3-test", "GEMINI_BASE_URL", "GEMINI_API_KEY");

    static final String KEY = "sk-a-very-secret-key";

    private final String model;
    private final String base;
    final String keyName;

    Side(String model, String base, String keyName) {
        this.model = model;
        this.base = base;
        this.keyName = keyName;
    }

    /// A model that is answered by the server, or by the script itself.
    Model model(Script script, URI server, Pace pace) {
        var retries = new RetryPolicy(3, Duration.ofMillis(100), Duration.ofSeconds(30));
        if (this == SCRIPTED) {
            return new ScriptedModel(script, retries, pace);
        }
        var settings =
                ModelSettings.of(environment(server)).withRetries(retries).withIdle(Duration.ofSeconds(20));
        var found = new Models(settings, pace).find(model);
        assertThat(found).isInstanceOf(Models.Found.Known.class);
        return ((Models.Found.Known) found).model();
    }

    private Map<String, String> environment(URI server) {
        return keyName.equals(base) ? Map.of(base, server.toString()) : Map.of(keyName, KEY, base, server.toString());
    }

    boolean speaksHttp() {
        return this != SCRIPTED;
    }
}
