package dev.signalbox.engine.workspace;

import dev.signalbox.engine.sandbox.BoxUser;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Where workspaces lie, whose they are, and who signs for commits.
///
/// @param directory holds one directory for each run
/// @param boxUser who the boxes run as
/// @param author author of a run's commit; empty for the person whom the user's own git names
/// @param environment the engine's environment, by which the user's own git configuration is found
public record WorkspaceSettings(
        Path directory, BoxUser boxUser, Optional<Person> author, Map<String, String> environment) {
    public WorkspaceSettings {
        environment = Map.copyOf(environment);
    }

    /// Under `/var/lib/signalbox` as root, since boxes cannot reach root's home, else under the data directory.
    ///
    /// @param data the data directory
    public static WorkspaceSettings standard(Path data, BoxUser boxUser, Map<String, String> environment) {
        var directory =
                BoxUser.self().uid() == 0 ? Path.of("/var/lib/signalbox/workspaces") : data.resolve("workspaces");
        return new WorkspaceSettings(directory, boxUser, Optional.empty(), environment);
    }

    public WorkspaceSettings in(Path other) {
        return new WorkspaceSettings(other, boxUser, author, environment);
    }

    public WorkspaceSettings by(Person person) {
        return new WorkspaceSettings(directory, boxUser, Optional.of(person), environment);
    }
}
