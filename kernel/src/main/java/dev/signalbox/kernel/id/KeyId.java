package dev.signalbox.kernel.id;

/// The id of an API key: the part of it that may be shown.
public record KeyId(String value) {
    /// @throws IllegalArgumentException if the value has not the form of a name
    public KeyId {
        Names.checked("the id of a key", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
