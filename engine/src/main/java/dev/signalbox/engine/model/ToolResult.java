package dev.signalbox.engine.model;

/// What came of a [ToolUse], as text for the model.
///
/// @param id the id of the tool use that it answers
/// @param name the tool's name: Gemini pairs results by it
public record ToolResult(String id, String name, String text, Outcome outcome) {

    /// Whether the tool did what it was asked to do.
    public enum Outcome {
        DONE,
        FAILED
    }
}
