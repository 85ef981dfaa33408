package dev.signalbox.kernel.id;

/// The id of a tool call. One request of a worker to act; the same id in policy, sandbox and audit.
public record CallId(String value) {
    /// @throws IllegalArgumentException if the value has not the form of a name
    public CallId {
        Names.checked("the id of a tool call", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
