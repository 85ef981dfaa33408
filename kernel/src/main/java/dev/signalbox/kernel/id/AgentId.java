package dev.signalbox.kernel.id;

/// The id of an agent. Whoever acts: a built-in agent, an external agent, a script or a person.
public record AgentId(String value) {
    /// @throws IllegalArgumentException if the value has not the form of a name
    public AgentId {
        Names.checked("the id of an agent", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
