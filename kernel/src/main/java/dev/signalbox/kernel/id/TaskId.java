package dev.signalbox.kernel.id;

/// The id of a task. Work that somebody asked for.
public record TaskId(String value) {
    /// @throws IllegalArgumentException if the value has not the form of a name
    public TaskId {
        Names.checked("the id of a task", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
