package dev.signalbox.engine.model;

/// A model's request to use a tool.
///
/// `argsJson` is the text as the model wrote it. It is not promised to be JSON: whoever acts on it parses it and
/// tells the model what was wrong.
///
/// @param id names this request; its [ToolResult] carries the same
public record ToolUse(String id, String name, String argsJson) {
    public ToolUse {
        if (id.isBlank() || name.isBlank()) {
            throw new IllegalArgumentException(
                    "a tool use needs an id and a name, got id '%s', name '%s'".formatted(id, name));
        }
    }
}
