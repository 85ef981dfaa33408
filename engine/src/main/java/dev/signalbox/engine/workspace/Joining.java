package dev.signalbox.engine.workspace;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/// Merges a run's commit with a branch that has moved on: in the engine's own repository and without any files, so that
/// no driver of the user's runs on what a worker wrote.
final class Joining {
    /// Where the merge commit is kept.
    static final String REF = "refs/signalbox/merged";

    private final Home home;
    private final InstantSource clock;

    Joining(Home home, InstantSource clock) {
        this.home = home;
        this.clock = clock;
    }

    /// What came of it.
    sealed interface Joined {}

    /// A merge commit, whose first parent is the branch.
    record Clean(String commit) implements Joined {}

    /// Both sides changed the same lines of these files.
    record Conflicting(List<String> paths) implements Joined {}

    /// @param branch full name of the user's branch
    /// @param name short name of the run's branch
    Joined join(UserRepository repository, String branch, String name) {
        var git = home.git();
        git.ask(
                "fetch",
                "--quiet",
                "--no-tags",
                "--no-write-fetch-head",
                "--no-recurse-submodules",
                "--update-shallow",
                repository.gitDir().toString(),
                "+" + branch + ":refs/signalbox/target");
        var result = git.attempt(
                "",
                "merge-tree",
                "--write-tree",
                "-z",
                "--name-only",
                "--no-messages",
                "refs/signalbox/target",
                Home.DONE);
        var pieces = Git.split(result.stdout().text());
        if (result.exitCode() == 1 && !pieces.isEmpty()) {
            return new Conflicting(pieces.stream()
                    .skip(1)
                    .filter(path -> !path.isEmpty())
                    .distinct()
                    .toList());
        }
        if (!result.succeeded()) {
            throw git.failure(result, "merge-tree");
        }
        var commit = commit(pieces.getFirst(), "Merge %s into %s\n".formatted(name, Refs.shortName(branch)));
        git.ask("update-ref", REF, commit);
        return new Clean(commit);
    }

    private String commit(String tree, String message) {
        var git = home.git();
        var author =
                git.line("log", "-1", "--format=%an%n%ae", Home.DONE).lines().toList();
        var now = clock.instant().getEpochSecond() + " +0000";
        return git.with(Map.of(
                        "GIT_AUTHOR_NAME", author.get(0),
                        "GIT_AUTHOR_EMAIL", author.get(1),
                        "GIT_AUTHOR_DATE", now,
                        "GIT_COMMITTER_NAME", Person.SIGNALBOX.name(),
                        "GIT_COMMITTER_EMAIL", Person.SIGNALBOX.email(),
                        "GIT_COMMITTER_DATE", now))
                .feed(message, "commit-tree", tree, "-p", "refs/signalbox/target", "-p", Home.DONE)
                .strip();
    }
}
