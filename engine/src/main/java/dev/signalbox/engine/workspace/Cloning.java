package dev.signalbox.engine.workspace;

import dev.signalbox.kernel.id.RunId;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

/// Makes the clone: all history of the user's repository, no remote, no hook, no configuration of it, no submodule, no
/// file of large file storage.
final class Cloning {
    private final UserRepository source;
    private final Home home;
    private final Ownership ownership;

    Cloning(UserRepository source, Home home, Ownership ownership) {
        this.source = source;
        this.home = home;
        this.ownership = ownership;
    }

    /// @param ignored patterns of build output
    void run(RunId run, List<String> ignored) {
        try {
            Files.createDirectories(home.tree());
            init();
            Files.writeString(home.gitDir().resolve("info/exclude"), String.join("\n", ignored) + "\n");
            fetch();
            checkOut(run);
        } catch (IOException failure) {
            throw new WorkspaceFailure("Cannot clone %s to %s".formatted(source.top(), home.directory()), failure);
        }
    }

    private void init() throws IOException {
        var format = source.git().line("rev-parse", "--show-object-format");
        Git.at(home.config(), home.directory(), List.of())
                .ask(
                        "init",
                        "--quiet",
                        "--bare",
                        "--template=",
                        "--object-format=" + format,
                        home.gitDir().toString());
        // Inside of a box git finds the tree by the file that names this directory.
        Files.writeString(
                home.gitDir().resolve("config"),
                Files.readString(home.gitDir().resolve("config")).replace("bare = true", "bare = false"));
        NeutralConfig.writeAttributes(home.gitDir());
    }

    /// Through git's own protocol, so that no file is shared with the repository and nothing of its settings is taken.
    private void fetch() {
        home.git()
                .ask(
                        "fetch",
                        "--quiet",
                        "--no-tags",
                        "--no-write-fetch-head",
                        "--no-recurse-submodules",
                        "--update-shallow",
                        source.gitDir().toString(),
                        "+HEAD:" + Home.BASE,
                        "+refs/heads/*:refs/remotes/origin/*",
                        "+refs/tags/*:refs/tags/*");
    }

    private void checkOut(RunId run) {
        var git = home.git();
        var branch = "refs/heads/signalbox/" + run;
        git.ask("update-ref", branch, Home.BASE);
        git.ask("update-ref", Home.HISTORY, Home.BASE);
        git.ask("symbolic-ref", "HEAD", branch);
        var tree = home.gitOnTree();
        tree.ask("read-tree", Home.BASE);
        tree.ask("checkout-index", "-a", "-f", "-u");
        ownership.give(home.tree());
        // A changed owner looks like a changed file until git has looked again.
        tree.attempt("", "update-index", "-q", "--refresh");
    }
}
