package dev.signalbox.engine.workspace;

import dev.signalbox.kernel.id.RunId;
import java.nio.file.Path;

/// The directories of one workspace.
///
/// ```text
/// <workspaces>/<run>/tree        the files; owned by the boxes' user
/// <workspaces>/<run>/tree/.git   a file that names the next, for git inside of a box
/// <workspaces>/<run>/git         git's data; written by the engine alone, read-only in boxes
/// <workspaces>/<run>/gitconfig   what every git of the engine obeys
/// <workspaces>/<run>/checks      clean copies, while checks run on them
/// ```
record Home(Path directory) {
    /// The commit the run began with.
    static final String BASE = "refs/signalbox/base";

    /// The newest snapshot; keeps all of them.
    static final String HISTORY = "refs/signalbox/history";

    /// The one commit of a completed run.
    static final String DONE = "refs/signalbox/done";

    static Home of(Path workspaces, RunId run) {
        return new Home(workspaces.toAbsolutePath().normalize().resolve(run.value()));
    }

    Path tree() {
        return directory.resolve("tree");
    }

    Path gitDir() {
        return directory.resolve("git");
    }

    Path config() {
        return directory.resolve("gitconfig");
    }

    Path checks() {
        return directory.resolve("checks");
    }

    Path journal() {
        return directory.resolve("delivery");
    }

    Git git() {
        return Git.bare(config(), gitDir());
    }

    Git gitOnTree() {
        return git().on(tree());
    }
}
