package dev.signalbox.engine.workspace;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The files of one commit and nothing else, for a check to run on and to write to. Closing it deletes it.
public final class CleanCopy implements AutoCloseable {
    private final Home home;
    private final Ownership ownership;
    private final Path directory;
    private final String commit;

    private CleanCopy(Home home, Ownership ownership, Path directory, String commit) {
        this.home = home;
        this.ownership = ownership;
        this.directory = directory;
        this.commit = commit;
    }

    static CleanCopy of(Home home, Ownership ownership, String commit) {
        ownership.makePrivate(home.checks());
        try {
            var directory = Files.createTempDirectory(home.checks(), "check-");
            var index = directory.resolveSibling(directory.getFileName() + ".index");
            var git = home.git().on(directory).with(Map.of("GIT_INDEX_FILE", index.toString()));
            git.ask("read-tree", commit);
            git.ask("checkout-index", "-a", "-f");
            Files.delete(index);
            Files.writeString(directory.resolve(".git"), "gitdir: " + home.gitDir() + "\n");
            ownership.give(directory);
            return new CleanCopy(home, ownership, directory, commit);
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot copy %s to %s".formatted(commit, home.checks()), failure);
        }
    }

    public Path directory() {
        return directory;
    }

    public String commit() {
        return commit;
    }

    /// What a box on the copy has to see read-only at the same path.
    public Path gitDir() {
        return home.gitDir();
    }

    /// Makes directories in it, to be mounted upon.
    ///
    /// @param paths relative to its top
    public void makeDirectories(List<String> paths) {
        ownership.makeDirectories(directory, paths);
    }

    @Override
    public void close() {
        Remains.delete(directory);
    }
}
