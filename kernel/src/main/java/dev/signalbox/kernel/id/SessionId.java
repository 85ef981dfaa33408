package dev.signalbox.kernel.id;

/// The id of a session. The conversation with one worker inside a run.
public record SessionId(String value) {
    /// @throws IllegalArgumentException if the value has not the form of a name
    public SessionId {
        Names.checked("the id of a session", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
