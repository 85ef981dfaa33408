package dev.signalbox.kernel.id;

/// The id of a project: the tenant that tasks, runs and keys belong to. `default` on a laptop.
public record ProjectId(String value) {
    /// Where everything belongs that names no project.
    public static final ProjectId DEFAULT = new ProjectId("default");

    /// @throws IllegalArgumentException if the value has not the form of a name
    public ProjectId {
        Names.checked("the id of a project", value);
    }

    @Override
    public String toString() {
        return value;
    }
}
