package dev.signalbox.engine.config.settings;

import java.util.Optional;

/// How a provider of models is reached.
///
/// @param apiKeyEnv the environment variable that holds the key
public record EndpointChoice(Optional<String> baseUrl, Optional<String> apiKeyEnv) {}
