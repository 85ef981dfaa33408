package dev.signalbox.kernel.id;

/// The id of an approval or question. One thing that a person is asked.
public record ApprovalId(String value) {
    /// @throws IllegalArgumentException if the value has not the form of a name
    public ApprovalId {
        Names.checked("the id of an approval or question", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
