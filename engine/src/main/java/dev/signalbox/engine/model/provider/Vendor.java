package dev.signalbox.engine.model.provider;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Who is asked for replies, and where its address and key are looked for.
public enum Vendor {
    ANTHROPIC("anthropic", "https://api.anthropic.com/v1", "ANTHROPIC_API_KEY", "ANTHROPIC_BASE_URL"),
    OPENAI("openai", "https://api.openai.com/v1", "OPENAI_API_KEY", "OPENAI_BASE_URL"),
    GEMINI(
            "gemini",
            "https://generativelanguage.googleapis.com/v1beta",
            "GEMINI_API_KEY GOOGLE_API_KEY",
            "GEMINI_BASE_URL GOOGLE_GEMINI_BASE_URL"),
    OLLAMA("ollama", "http://127.0.0.1:11434/v1", "", "OLLAMA_HOST"),
    OPENAI_COMPATIBLE("openai-compatible", "", "OPENAI_COMPATIBLE_API_KEY", "OPENAI_COMPATIBLE_BASE_URL");

    private final String word;
    private final String home;
    private final String keyNames;
    private final String baseNames;

    /// @param keyNames names separated by blanks
    /// @param baseNames names separated by blanks
    Vendor(String word, String home, String keyNames, String baseNames) {
        this.word = word;
        this.home = home;
        this.keyNames = keyNames;
        this.baseNames = baseNames;
    }

    /// The first part of its models' names.
    public String word() {
        return word;
    }

    /// Its own address; empty if it has none.
    String home() {
        return home;
    }

    /// A model of it that does most work well.
    String suggestion() {
        return switch (this) {
            case ANTHROPIC -> "claude-sonnet-5-5";
            case OPENAI -> "gpt-5.4";
            case GEMINI -> "gemini-3.1-pro-preview";
            case OLLAMA, OPENAI_COMPATIBLE -> "";
        };
    }

    /// The environment variables that may hold its key, the best first.
    List<String> keyNames() {
        return split(keyNames);
    }

    /// The environment variables that may hold another address, the best first.
    List<String> baseNames() {
        return split(baseNames);
    }

    private static List<String> split(String names) {
        return names.isEmpty() ? List.of() : List.of(names.split(" "));
    }

    static Optional<Vendor> of(String word) {
        return Arrays.stream(values())
                .filter(vendor -> vendor.word.equals(word))
                .findFirst();
    }
}
