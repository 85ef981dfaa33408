package dev.signalbox.engine.tool;

/// What a tool is called and takes.
///
/// @param description for the model: what it does and when to use it
/// @param effect whether it changes anything
/// @param repeat what is done about a call that a crash left half done
public record ToolCard(String name, String description, Parameters parameters, Effect effect, Repeat repeat) {

    /// What a tool does to the world. Calls that only read may run side by side.
    public enum Effect {
        /// It looks at files or pages.
        READS,
        /// It tells Signalbox or a person something.
        TELLS,
        /// It changes files, or may.
        CHANGES
    }

    /// What is done about a half-done call.
    public enum Repeat {
        /// Doing it twice is as good as doing it once.
        SAFE,
        /// A person is asked.
        ASK_FIRST
    }

    public ToolCard {
        if (!name.matches("[A-Za-z0-9_-]{1,64}") || description.isBlank()) {
            throw new IllegalArgumentException("a tool has a plain name and a description: '%s'".formatted(name));
        }
    }

    /// A tool that only looks.
    public static ToolCard reading(String name, String description, Parameters parameters) {
        return new ToolCard(name, description, parameters, Effect.READS, Repeat.SAFE);
    }
}
