package dev.signalbox.kernel.id;

/// The id of a user: the name under which a person signs in.
public record UserId(String value) {
    /// @throws IllegalArgumentException if the value has not the form of a name
    public UserId {
        Names.checked("the name of a user", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
