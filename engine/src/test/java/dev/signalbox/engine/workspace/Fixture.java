package dev.signalbox.engine.workspace;

import dev.signalbox.engine.sandbox.BoxUser;
import dev.signalbox.kernel.id.RunId;
import dev.signalbox.kernel.id.TaskId;
import dev.signalbox.kernel.workflow.Profile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Workspaces in a temporary directory, at a fixed time.
final class Fixture {
    static final RunId RUN = new RunId("r1");
    static final TaskId TASK = new TaskId("t1");
    static final Profile PROFILE = new Profile(
            "maven",
            List.of("pom.xml"),
            List.of("src/test/**"),
            "mvn test",
            Profile.Report.JUNIT_XML,
            List.of("target/surefire-reports/*.xml"),
            List.of(),
            List.of("mvn"),
            "",
            List.of(".m2"));

    private Fixture() {}

    static Workspaces workspaces(Path directory) {
        var user = BoxUser.self().uid() == 0 ? BoxUser.DEDICATED : BoxUser.self();
        return new Workspaces(
                new WorkspaceSettings(directory, user, Optional.empty(), Map.of()),
                InstantSource.fixed(Instant.parse("2026-01-02T03:04:05Z")));
    }

    static Workspace workspace(Path directory, Repo repo) {
        return ((Created.Ready) workspaces(directory).create(repo.top, RUN, PROFILE)).workspace();
    }

    static CommitText text() {
        return new CommitText("Add b", "It adds b.", TASK, RUN, "0".repeat(64));
    }

    static void write(Workspace workspace, String path, String text) {
        try {
            var file = workspace.tree().resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    static String read(Workspace workspace, String path) {
        try {
            return Files.readString(workspace.tree().resolve(path));
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }
}
