package dev.signalbox.kernel.id;

/// The id of a run. One execution of a task through its workflow.
public record RunId(String value) {
    /// @throws IllegalArgumentException if the value has not the form of a name
    public RunId {
        Names.checked("the id of a run", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
