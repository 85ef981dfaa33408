package dev.signalbox.engine.model;

/// A tool that the model may ask for.
///
/// @param schema JSON Schema (2020-12) text of its arguments: an object schema
public record ToolSpec(String name, String description, String schema) {
    private static final int MOST_NAME = 64;

    public ToolSpec {
        if (!name.matches("[A-Za-z0-9_-]{1," + MOST_NAME + "}")) {
            throw new IllegalArgumentException(
                    "tool name '%s' must be 1 to %d letters, digits, _ or -: vendors accept no other"
                            .formatted(name, MOST_NAME));
        }
    }
}
